package levante.cli.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import levante.cli.failure.CliFailure;

/**
 * One server per data folder. The launcher holds a lock of the operating system on {@code
 * levante.lock} while it lives, and writes the server's process into it, because a server outlives
 * a launcher that was killed. Both gone means stale, and the next start takes over.
 */
public final class DataLock implements AutoCloseable {
  private static final String FILE = "levante.lock";
  private static final int MOST_BYTES = 100;

  private final FileChannel file;
  private final ProcessTable processes;

  private DataLock(FileChannel file, ProcessTable processes) {
    this.file = file;
    this.processes = processes;
  }

  /** Takes the lock of {@code data}, which exists, or ends the verb with {@code IN_USE}. */
  public static DataLock take(Path data, ProcessTable processes) {
    try {
      FileChannel file =
          FileChannel.open(
              data.resolve(FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      String holder = read(file);
      if (!locked(file)) {
        file.close();
        throw inUse(data, "started by another ./levante", holder);
      }
      if (ProcessTable.Entry.parse(holder).filter(processes::lives).isPresent()) {
        file.close();
        throw inUse(data, "left behind by a launcher that was killed", holder);
      }
      return new DataLock(file, processes);
    } catch (IOException e) {
      throw new CliFailure("cannot lock " + data.resolve(FILE) + ": " + e.getMessage(), e);
    }
  }

  /** Writes down which process serves. */
  public void servedBy(long pid) {
    processes.find(pid).ifPresent(server -> write(server.text()));
  }

  /** Gives the data folder free; a second time does nothing. */
  @Override
  public void close() {
    if (!file.isOpen()) {
      return;
    }
    try {
      write("");
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String text) {
    try {
      file.truncate(0);
      file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(FileChannel file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
    file.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException inThisProcess) {
      return false;
    }
  }

  private static CliFailure inUse(Path data, String who, String holder) {
    String pid = ProcessTable.Entry.parse(holder).map(one -> " (pid " + one.pid() + ")").orElse("");
    return new CliFailure(
        CliFailure.IN_USE,
        "a server%s, %s, runs on %s; stop it first, or name another folder with --data"
            .formatted(pid, who, data));
  }
}
