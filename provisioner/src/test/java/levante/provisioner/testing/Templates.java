package levante.provisioner.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import levante.tosca.TemplateSource;

/** Templates that tests are about. */
public final class Templates {
  private Templates() {}

  /** A K3s with storage at the edge, and a Kubernetes of 0 to 5 workers in the cloud. */
  public static TemplateSource edgeToCloud() {
    return read("edge-to-cloud.yaml");
  }

  /** A front-end with a public address and three workers, each with a volume. */
  public static TemplateSource withVolumes() {
    return read("machines-with-volumes.yaml");
  }

  private static TemplateSource read(String name) {
    try (InputStream text = Templates.class.getResourceAsStream(name)) {
      return new TemplateSource(name, new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
