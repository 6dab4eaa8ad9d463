package levante.elasticity.adapter.sandbox;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A pod in a sandbox cluster, until it is released.
 *
 * @param node where it is bound, or was until it was evicted
 */
public record SandboxPod(
    SandboxPodRequest request, State state, Optional<String> node, Instant created) {
  /** Where a pod stands. */
  public enum State {
    PENDING,
    BOUND,
    /** Its node was drained or left; it must not run on, and is not bound again. */
    EVICTED
  }

  public SandboxPod {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(created, "created");
    if (node.isPresent() != (state != State.PENDING)) {
      throw new IllegalStateException("%s is %s on %s".formatted(request.name(), state, node));
    }
  }

  /** Its name. */
  public String name() {
    return request.name();
  }
}
