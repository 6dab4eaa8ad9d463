package levante.elasticity.adapter.slurm.read;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import levante.elasticity.cluster.ClusterView;
import org.junit.jupiter.api.Test;

class LookTest {
  static String said(String name) throws Exception {
    try (var in = LookTest.class.getResourceAsStream("/slurm/22.05.8/" + name + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void prints() throws Exception {
    for (String name :
        new String[] {"busy", "draining", "undrained", "completing", "down", "empty"}) {
      show(name, Look.read(said(name), n -> Instant.EPOCH));
    }
  }

  void show(String name, ClusterView view) {
    System.err.println("== " + name);
    view.nodes().forEach(n -> System.err.println(n + " " + view.load(n.name()).get().free()));
    view.pods().forEach(p -> System.err.println(p));
  }
}
