package levante.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which processes live, as {@code /proc} tells. A pid alone may be another process by now, so a
 * process is named by its pid and the tick in which it began.
 */
public final class ProcessTable {
  /** Of the fields behind the name: the state is the first, the start the twentieth. proc(5). */
  private static final int START_FIELD = 19;

  private final Path proc;

  /** As told by {@code proc}, which is {@code /proc} except in tests. */
  public ProcessTable(Path proc) {
    this.proc = proc;
  }

  /** The machine's own. */
  public static ProcessTable ofMachine() {
    return new ProcessTable(Path.of("/proc"));
  }

  /**
   * A process that can be told from a later one of the same pid.
   *
   * @param start in clock ticks since the machine's boot
   */
  public record Entry(long pid, long start) {
    /** Written as the lock file holds it. */
    public String text() {
      return pid + " " + start;
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    public static Optional<Entry> parse(String text) {
      String[] parts = text.strip().split(" ");
      try {
        return parts.length == 2
            ? Optional.of(new Entry(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
            : Optional.empty();
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  /** The living process of this pid; a zombie does not live. */
  public Optional<Entry> find(long pid) {
    String stat;
    try {
      stat = Files.readString(proc.resolve(Long.toString(pid)).resolve("stat"));
    } catch (IOException e) {
      return Optional.empty();
    }
    // The name stands in brackets and may hold brackets and blanks itself.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    return fields.length <= START_FIELD || fields[0].equals("Z")
        ? Optional.empty()
        : Optional.of(new Entry(pid, Long.parseLong(fields[START_FIELD])));
  }

  /** Whether this very process lives still. */
  public boolean lives(Entry entry) {
    return find(entry.pid()).filter(entry::equals).isPresent();
  }
}
