package levante.oscar.adapter.sandbox.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import levante.kernel.Trees;

/**
 * The folder of one attempt at a run. {@code work} belongs to the script; {@code control} to this
 * server alone, and says across restarts which process runs the script, what it wrote and how it
 * ended.
 */
public record ScriptFolder(Path root) {
  private static final String PASSABLE = "rwx--x--x";
  private static final String OWN = "rwx------";

  /** A process by what names it until the next boot. */
  public record Leader(long pid, long started) {}

  /** What is known of the process that runs the script. */
  public enum Claim {
    /** Nobody has said anything yet. */
    NONE,
    /** A process has said that it runs the script. */
    TAKEN,
    /** The server has said that no process will ever run it. */
    VOID
  }

  /** The script's own folder. */
  public Path work() {
    return root.resolve("work");
  }

  Path control() {
    return root.resolve("control");
  }

  Path pid() {
    return control().resolve("pid");
  }

  private Path exit() {
    return control().resolve("exit");
  }

  Path log() {
    return control().resolve("log");
  }

  /** Makes the folders that are missing. */
  public void prepare(Path jobsRoot) throws IOException {
    Files.createDirectories(work());
    Files.createDirectories(control());
    for (Path folder = root; folder.startsWith(jobsRoot); folder = folder.getParent()) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(PASSABLE));
    }
    Files.setPosixFilePermissions(work(), PosixFilePermissions.fromString(OWN));
    Files.setPosixFilePermissions(control(), PosixFilePermissions.fromString(OWN));
  }

  /** The script's exit code, once it has ended by itself. */
  public Optional<Integer> exitCode() {
    return line(exit()).map(Integer::valueOf);
  }

  /** Who runs the script, or whether anybody ever will. */
  public Claim claim() {
    if (!Files.exists(pid())) {
      return Claim.NONE;
    }
    return line(pid()).isPresent() ? Claim.TAKEN : Claim.VOID;
  }

  /** The process that runs the script. */
  public Optional<Leader> leader() {
    return line(pid())
        .map(line -> line.split(" "))
        .map(parts -> new Leader(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
  }

  /** Says that no process will ever run the script, unless one has spoken before. */
  public Claim close() {
    try {
      Files.createDirectories(control());
      Files.createFile(pid());
    } catch (FileAlreadyExistsException e) {
      return claim();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Claim.VOID;
  }

  private static Optional<String> line(Path file) {
    try {
      return Optional.of(Files.readString(file).strip()).filter(line -> !line.isEmpty());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the script has written so far, at most so many bytes; empty before it started. */
  public String readLog(int mostBytes) {
    try (InputStream in = Files.newInputStream(log())) {
      String text = new String(in.readNBytes(mostBytes), StandardCharsets.UTF_8);
      return Files.size(log()) < mostBytes
          ? text
          : text + "\n[the log ends here: it passed %d bytes]\n".formatted(mostBytes);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes all but the log and how it ended. */
  public void removeWork() throws IOException {
    Trees.delete(work());
  }
}
