package levante.inference;

import java.nio.file.Path;

/**
 * Paths as the caller means them. The launcher changes into its own folder, where the class archive
 * finds the jars, and passes on the caller's.
 */
final class Paths {
  /** System property with the folder in which the command was called. */
  static final String CALLED_IN = "levante.vision.cwd";

  private Paths() {}

  static Path of(Path given) {
    return Path.of(System.getProperty(CALLED_IN, "")).toAbsolutePath().resolve(given).normalize();
  }
}
