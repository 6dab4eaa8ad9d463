package levante.elasticity.cluster;

import java.time.Instant;
import java.util.Objects;

/**
 * A node as the supply knows it, from the order on: its machine may still boot, and the cluster may
 * not have heard of it.
 *
 * @param since when it came into this state
 * @param born since when its machine costs, as far as it is known
 */
public record SuppliedNode(String name, String pool, State state, Instant since, Instant born) {
  /** The life of a supplied node. */
  public enum State {
    /** Ordered, but the supply cannot get its machine at the moment; it goes on trying. */
    STALLED,
    BOOTING,
    RUNNING,
    /** Its supply makes it another version: it is emptied, and comes back as it was. */
    UPGRADING,
    RELEASING,
    FAILED
  }

  public SuppliedNode {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(born, "born");
    if (name.isBlank() || pool.isBlank()) {
      throw new IllegalStateException("a supplied node needs a name and a pool");
    }
  }

  /** Where nobody knows for how long its machine has been there. */
  public SuppliedNode(String name, String pool, State state, Instant since) {
    this(name, pool, state, since, since);
  }

  /** Whether it is emptied, and comes back as it was. */
  public boolean upgrading() {
    return state == State.UPGRADING;
  }

  /** Whether it is, or will be, of use. */
  public boolean live() {
    return switch (state) {
      case STALLED, BOOTING, RUNNING, UPGRADING -> true;
      case RELEASING, FAILED -> false;
    };
  }
}
