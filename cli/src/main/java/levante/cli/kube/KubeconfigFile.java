package levante.cli.kube;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import levante.cli.failure.CliFailure;

/**
 * kubectl's file. It is written aside and renamed, so that it is whole at every moment, with mode
 * 0600, under the lock that kubectl itself takes.
 *
 * @param file that kubectl reads and writes
 */
public record KubeconfigFile(Path file) {
  private static final FileAttribute<?> OWN =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** What became of it; whether the new context is the current one. */
  public record Merged(Path file, boolean current) {}

  /** The person's: the first that {@code KUBECONFIG} names, else {@code ~/.kube/config}. */
  public static KubeconfigFile ofPerson(Map<String, String> environment, Path home) {
    return new KubeconfigFile(
        Arrays.stream(environment.getOrDefault("KUBECONFIG", "").split(File.pathSeparator))
            .filter(name -> !name.isBlank())
            .findFirst()
            .map(Path::of)
            .orElseGet(() -> home.resolve(".kube").resolve("config"))
            .toAbsolutePath());
  }

  /**
   * Puts the context of a kubeconfig in, as {@code name}; nothing else is changed.
   *
   * @param always whether it becomes the current context where there is another
   * @throws CliFailure when the file cannot be read or written, or kubectl holds its lock
   */
  public Merged merge(String name, String kubeconfig, boolean always) {
    try {
      // A link stays one.
      Path real = Files.exists(file) ? file.toRealPath() : file;
      Files.createDirectories(real.getParent());
      Path lock = real.resolveSibling(real.getFileName() + ".lock");
      Files.createFile(lock, OWN);
      try {
        return merge(real, name, kubeconfig, always);
      } finally {
        Files.delete(lock);
      }
    } catch (FileAlreadyExistsException held) {
      throw new CliFailure(
          "%s.lock is there: kubectl is writing; if not, remove it".formatted(file), held);
    } catch (IOException e) {
      throw new CliFailure("cannot write %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Merged merge(Path real, String name, String kubeconfig, boolean always)
      throws IOException {
    String before = Files.exists(real) ? Files.readString(real) : "";
    Kubeconfigs merged = Kubeconfigs.of(real.toString(), before);
    merged.take(name, Kubeconfigs.of("the server's kubeconfig", kubeconfig));
    boolean current = merged.use(name, always);
    if (!before.isEmpty()) {
      write(before, real.resolveSibling(real.getFileName() + ".bak"));
    }
    write(merged.text(), real);
    return new Merged(real, current);
  }

  private static void write(String text, Path file) throws IOException {
    Path aside = Files.createTempFile(file.getParent(), file.getFileName() + "-", "", OWN);
    try {
      Files.writeString(aside, text);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(aside);
    }
  }
}
