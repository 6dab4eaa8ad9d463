package levante.oscar.adapter.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * User ids for scripts, each in one hand at a time on this machine: whoever ends a script ends all
 * processes of its user, and must not meet those of another server. From lease to start a lock on a
 * file says so; once a script runs, its processes do, also after its server was killed.
 */
public final class UserLeases implements AutoCloseable {
  /** Of the locks of a machine. Only root can write there, and only root needs it. */
  public static final Path FOLDER = Path.of("/run/levante-users");

  private final Path folder;
  private final int first;
  private final int count;
  private final Map<Integer, FileLock> held = new HashMap<>();

  /**
   * Leases of {@code count} ids from {@code first} on.
   *
   * @param folder of the locks, the same for all servers of this machine
   */
  public UserLeases(Path folder, int first, int count) {
    this.folder = folder;
    this.first = first;
    this.count = count;
  }

  /**
   * A free id, which is then held; empty while there is none.
   *
   * @param inUse what the own runs hold; all other leases of this server end
   */
  public synchronized OptionalInt lease(Set<Integer> inUse, ProcessTable processes) {
    endAllBut(inUse);
    return IntStream.range(first, first + count)
        .filter(uid -> !inUse.contains(uid) && !held.containsKey(uid))
        .filter(uid -> processes.entries().stream().noneMatch(entry -> entry.uid() == uid))
        .filter(this::hold)
        .findFirst();
  }

  private void endAllBut(Set<Integer> inUse) {
    Map<Integer, FileLock> ended = new HashMap<>(held);
    ended.keySet().removeAll(inUse);
    ended.forEach(
        (uid, lock) -> {
          held.remove(uid);
          release(lock);
        });
  }

  private boolean hold(int uid) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(Integer.toString(uid)),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        return false;
      }
      held.put(uid, lock);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock user " + uid, e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another server in this very process holds it.
      return null;
    }
  }

  private static void release(FileLock lock) {
    try {
      lock.acquiredBy().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends all leases; running scripts keep their users by running. */
  @Override
  public synchronized void close() {
    endAllBut(Set.of());
  }
}
