package levante.provisioner.adapter.sshj.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * Runs scripts on Levante's own machine, whatever machine they are about. Of Levante's environment
 * they see the search path and the language, nothing else.
 */
public final class LocalShell implements Shell {
  private static final int MOST = 1 << 16;
  private static final long SECONDS = 30;

  private final Path folder;

  /**
   * A shell whose home is that folder.
   *
   * @param folder is made when it is needed
   */
  public LocalShell(Path folder) {
    this.folder = folder;
  }

  @Override
  public Answer run(Target target, String script) {
    try {
      Files.createDirectories(folder);
      Path output = Files.createTempFile(folder, "output", "");
      Path complaint = Files.createTempFile(folder, "complaint", "");
      try {
        int exit = run(script, output, complaint);
        return new Answer(exit, read(output), read(complaint));
      } finally {
        Files.delete(output);
        Files.delete(complaint);
      }
    } catch (IOException failure) {
      throw new LevanteException(
          ErrorCode.INTERNAL, "nothing can be run in " + folder + ": " + failure, failure);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new LevanteException(ErrorCode.INTERNAL, "Levante is being stopped", ended);
    }
  }

  private int run(String script, Path output, Path complaint)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-s")
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(complaint.toFile());
    Map<String, String> environment = new TreeMap<>(builder.environment());
    builder.environment().clear();
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("PATH", environment.getOrDefault("PATH", "/usr/bin:/bin"));
    builder.environment().put("LANG", "C.UTF-8");
    Process process = builder.start();
    try (var in = process.getOutputStream()) {
      in.write(script.getBytes(StandardCharsets.UTF_8));
    }
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("no end within %d s".formatted(SECONDS));
    }
    return process.exitValue();
  }

  private static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
    }
  }
}
