package levante.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.tosca.TemplateSource;

/** The real template that is measured, where the tests of the reader keep it. */
final class Corpus {
  private static final String UNREADABLE_TO_PEER = "[ HOST, endpoint, tls_certificates ]";
  private final Path folder;

  /** The corpus of a checkout. */
  Corpus(Path home) {
    folder = home.resolve("tosca-templates/src/test/resources/corpus");
  }

  /** A cluster of Kubernetes, with the types of the Infrastructure Manager. */
  Template kubernetes() {
    return new Template(new TemplateSource("kubernetes.yaml", text()));
  }

  /** The types that it imports. */
  Path types() {
    return folder.resolve("custom_types.yaml");
  }

  /**
   * The same for tosca-parser, written into a folder: without its one property that takes an
   * attribute of a host's capability, which tosca-parser refuses.
   */
  Path kubernetesForPeer(Path into) {
    try (Stream<String> lines = text().lines()) {
      String shorter =
          lines
              .filter(line -> !line.contains(UNREADABLE_TO_PEER))
              .collect(Collectors.joining("\n", "", "\n"));
      return Files.writeString(into.resolve("kubernetes.yaml"), shorter);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text() {
    try {
      return Files.readString(folder.resolve("templates/kubernetes.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
