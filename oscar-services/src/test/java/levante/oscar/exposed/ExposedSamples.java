package levante.oscar.exposed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.oscar.exposure.Exposure;
import levante.oscar.fdl.Batching;
import levante.oscar.fdl.ServiceDefinition;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;

/** Exposed services to try things with. */
public final class ExposedSamples {
  /** Where they are. */
  public static final ClusterId CLUSTER = new ClusterId("edge-7f3a2b");

  private ExposedSamples() {}

  /** Reached on a port, otherwise as by default. */
  public static Exposure on(int port) {
    return new Exposure(
        new Exposure.Scale(1, 3, 60),
        port,
        Exposure.Access.TOKEN,
        Exposure.Paths.STRIPPED,
        Exposure.Command.SCRIPT,
        "");
  }

  /** A service. */
  public static Service service(String name, String image, String script, Exposure exposure) {
    ServiceDefinition definition =
        new ServiceDefinition(
            name,
            image,
            script,
            Quantity.parse("0.1"),
            Quantity.ofMebibytes(64),
            List.of(),
            List.of(),
            Map.of("PLAIN", "$(PATH) it's", "BOTH", "plain", "no name", "x"),
            Map.of("TOKEN", Secret.of("hush"), "BOTH", Secret.of("secret")),
            Batching.NONE,
            ServiceDefinition.Synchronous.NONE,
            exposure,
            Map.of("labels", "{\"team\":\"vision\"}"));
    return new Service(
        new ServiceId(CLUSTER, name),
        new OwnerId("alice"),
        definition,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Secret.of("0".repeat(64)),
        Instant.EPOCH,
        Instant.EPOCH,
        1);
  }
}
