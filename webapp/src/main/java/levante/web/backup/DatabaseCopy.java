package levante.web.backup;

import java.nio.file.Path;

/** Copies one database. */
@FunctionalInterface
public interface DatabaseCopy {
  /**
   * Copies it as it is at one moment, into a new file; whoever works with it goes on.
   *
   * @throws levante.kernel.LevanteException INVALID_REQUEST when it cannot, with what to do instead
   */
  void to(Path file);
}
