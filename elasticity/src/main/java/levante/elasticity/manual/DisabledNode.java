package levante.elasticity.manual;

import java.time.Instant;
import java.util.Objects;

/**
 * A node that a person has taken out of use until a person takes it back: it gets no more work, is
 * no room for what waits, and scaling leaves it as it is.
 *
 * @param by who disabled it
 */
public record DisabledNode(String node, String by, Instant since) {
  public DisabledNode {
    Objects.requireNonNull(since, "since");
    if (node.isBlank() || by.isBlank()) {
      throw new IllegalStateException("a disabled node needs a name and somebody who disabled it");
    }
  }
}
