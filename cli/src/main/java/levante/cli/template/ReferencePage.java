package levante.cli.template;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the codes are explained. */
final class ReferencePage {
  private ReferencePage() {}

  /** The page in the checkout that {@code ./levante} was started from. */
  static Optional<URI> diagnostics() {
    return Optional.ofNullable(System.getProperty("levante.home"))
        .map(home -> Path.of(home, "docs", "reference", "tosca-diagnostics.md"))
        .filter(Files::isRegularFile)
        .map(Path::toUri);
  }
}
