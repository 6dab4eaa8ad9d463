package levante.elasticity.adapter.sandbox;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** One stay of a node in a cluster: from when it joined until it left. */
public record NodeStay(String node, Instant joined, Optional<Instant> left) {
  public NodeStay {
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(joined, "joined");
    Objects.requireNonNull(left, "left");
  }
}
