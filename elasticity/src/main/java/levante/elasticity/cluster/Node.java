package levante.elasticity.cluster;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A node as its cluster sees it; it carries its machine's name.
 *
 * @param pool the node pool it comes from; empty when no pool made it
 * @param since when it became what {@code readiness} says
 */
public record Node(
    String name,
    Role role,
    Optional<String> pool,
    NodeShape shape,
    Readiness readiness,
    Scheduling scheduling,
    Instant since) {
  /** What a node is for. */
  public enum Role {
    CONTROL_PLANE,
    WORKER
  }

  /** Whether its kubelet says that it can run pods. */
  public enum Readiness {
    READY,
    NOT_READY
  }

  /** Whether new pods may be put on it. */
  public enum Scheduling {
    OPEN,
    /** Unschedulable: what runs goes on, nothing new comes. */
    CORDONED
  }

  public Node {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(pool, "pool");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(readiness, "readiness");
    Objects.requireNonNull(scheduling, "scheduling");
    Objects.requireNonNull(since, "since");
    if (name.isBlank()) {
      throw new IllegalStateException("a node needs a name");
    }
  }

  /** The same, taking new pods or not. */
  public Node scheduled(Scheduling other) {
    return new Node(name, role, pool, shape, readiness, other, since);
  }

  /** Whether pods can run on it now. */
  public boolean ready() {
    return readiness == Readiness.READY;
  }

  /** Whether it was cordoned. */
  public boolean cordoned() {
    return scheduling == Scheduling.CORDONED;
  }
}
