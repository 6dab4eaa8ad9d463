package levante.web.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import levante.kernel.Trees;
import levante.web.security.Caller;

/**
 * Copies the databases in the data folder while the server works with them. The copies stay in that
 * folder: with its key they would tell every credential, so none goes over a wire. There is one
 * backup at a time; the next takes the place of the last.
 */
public final class Backups {
  /** Below the data folder. */
  private static final String FOLDER = "backups";

  private final Path data;
  private final Map<String, DatabaseCopy> databases;
  private final Clock clock;

  /**
   * What was copied.
   *
   * @param folder in which the copies are, on the server's machine
   * @param files the copies, each the archive that H2 makes
   */
  public record Made(Path folder, Instant at, List<String> files) {
    public Made {
      Objects.requireNonNull(folder, "folder");
      Objects.requireNonNull(at, "at");
      files = List.copyOf(files);
    }
  }

  /**
   * Of that data folder.
   *
   * @param databases each with the name of its copy
   */
  public Backups(Path data, Map<String, DatabaseCopy> databases, Clock clock) {
    this.data = data;
    this.databases = new TreeMap<>(databases);
    this.clock = clock;
  }

  /**
   * Copies all of them.
   *
   * @throws levante.kernel.LevanteException FORBIDDEN unless the caller is an admin,
   *     INVALID_REQUEST when a database is not in the data folder, with what to do instead
   */
  public synchronized Made make(Caller caller) {
    caller.requireAdmin("makes backups");
    Instant at = clock.instant();
    Path folder = data.resolve(FOLDER);
    List<String> files = new ArrayList<>();
    try {
      Trees.delete(folder);
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      for (Map.Entry<String, DatabaseCopy> one : databases.entrySet()) {
        one.getValue().to(folder.resolve(one.getKey()));
        files.add(one.getKey());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Made(folder, at, files);
  }
}
