package levante.oscar.adapter.sandbox.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes of this machine, as Linux's {@code /proc} shows them at one moment. */
public final class ProcessTable {
  private static final Path PROC = Path.of("/proc");
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
  private static final int STATE = 0;
  private static final int SESSION = 3;
  private static final int STARTED = 19;
  private static final long KIBIBYTE = 1024;

  private final List<Entry> entries;

  private ProcessTable(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * One process that has not ended.
   *
   * @param started ticks since boot; with the pid it names a process for ever, until the next boot
   * @param uid the effective user
   * @param residentBytes anonymous and shared memory in RAM, without mapped files
   */
  public record Entry(long pid, long session, long started, int uid, long residentBytes) {}

  /** Reads the table anew. */
  public static ProcessTable read() {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path folder : folders) {
        entry(folder).ifPresent(entries::add);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot read /proc", e);
    }
    return new ProcessTable(entries);
  }

  /** All processes. */
  public List<Entry> entries() {
    return entries;
  }

  /** The process with that pid, if it started then. */
  public Optional<Entry> find(long pid, long started) {
    return entries.stream()
        .filter(entry -> entry.pid() == pid && entry.started() == started)
        .findFirst();
  }

  private static Optional<Entry> entry(Path folder) {
    try {
      String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      if (fields[STATE].equals("Z") || fields[STATE].equals("X")) {
        return Optional.empty();
      }
      List<String> status =
          Files.readAllLines(folder.resolve("status"), StandardCharsets.ISO_8859_1);
      return Optional.of(
          new Entry(
              Long.parseLong(folder.getFileName().toString()),
              Long.parseLong(fields[SESSION]),
              Long.parseLong(fields[STARTED]),
              (int) number(status, "Uid:", 2),
              (number(status, "RssAnon:", 1) + number(status, "RssShmem:", 1)) * KIBIBYTE));
    } catch (IOException e) {
      // It ended while it was looked at.
      return Optional.empty();
    }
  }

  /** Kernel threads have no memory lines. */
  private static long number(List<String> status, String label, int column) {
    return status.stream()
        .filter(line -> line.startsWith(label))
        .map(line -> Long.parseLong(line.split("\\s+")[column]))
        .findFirst()
        .orElse(0L);
  }

  /** The folder a process works in; absent when it ended or must not be asked. */
  public static Optional<Path> workFolder(long pid) {
    try {
      return Optional.of(Files.readSymbolicLink(PROC.resolve(pid + "/cwd")));
    } catch (IOException | RuntimeException e) {
      // Ended, or another user's.
      return Optional.empty();
    }
  }

  /** What tells this boot of the machine from all others. */
  public static String bootId() {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot read " + BOOT_ID, e);
    }
  }
}
