package levante.elasticity.decide;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** What is to be done with a cluster's nodes, and why, in a sentence for people. */
public sealed interface ScalingDecision {
  /**
   * Order nodes.
   *
   * @param add how many more
   * @param total how many live nodes the pool is to have then; asking twice changes nothing
   * @param known the pool's supplied nodes when it was decided; whatever else comes is what was
   *     ordered
   * @param podsServed full names of the pods that it is for
   * @param candidates every pool, with its price and why it was taken or not
   * @param eurPerHour price of the nodes added, together
   */
  record ScaleUp(
      String pool,
      int add,
      int total,
      List<String> known,
      String reason,
      List<String> podsServed,
      List<Candidate> candidates,
      BigDecimal eurPerHour)
      implements ScalingDecision {
    public ScaleUp {
      known = List.copyOf(known);
      podsServed = List.copyOf(podsServed);
      candidates = List.copyOf(candidates);
      if (add < 1 || total < add) {
        throw new IllegalStateException("add %d to reach %d in %s".formatted(add, total, pool));
      }
    }

    /** The same order, with the total that it takes now. */
    public ScaleUp reaching(int totalNow) {
      return new ScaleUp(pool, add, totalNow, known, reason, podsServed, candidates, eurPerHour);
    }

    @Override
    public void applyTo(Actuator actuator) {
      actuator.scaleUp(this);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.scaleUp().apply(this);
    }
  }

  /** Cordon an idle node; what came onto it in the meantime stays and is not evicted. */
  record Drain(String node, String reason) implements ScalingDecision {
    @Override
    public void applyTo(Actuator actuator) {
      actuator.drain(this);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.drain().apply(this);
    }
  }

  /** Give back a node that a snapshot shows cordoned and empty, or a machine that failed. */
  record Release(String node, String reason) implements ScalingDecision {
    @Override
    public void applyTo(Actuator actuator) {
      actuator.release(this);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.release().apply(this);
    }
  }

  /** Take a cordoned node into use again: work came for it before it was released. */
  record Uncordon(String node, String reason) implements ScalingDecision {
    @Override
    public void applyTo(Actuator actuator) {
      actuator.uncordon(this);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.uncordon().apply(this);
    }
  }

  /**
   * Do nothing (more).
   *
   * @param unplaceable the pods that no pool can ever hold, each with why
   */
  record Hold(String reason, List<Unplaceable> unplaceable) implements ScalingDecision {
    public Hold {
      unplaceable = List.copyOf(unplaceable);
    }

    /** Nothing to do, and no impossible pod. */
    public static Hold because(String reason) {
      return new Hold(reason, List.of());
    }

    @Override
    public void applyTo(Actuator actuator) {
      actuator.hold(this);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.hold().apply(this);
    }
  }

  /** One function for every kind of decision. */
  record Cases<R>(
      Function<ScaleUp, R> scaleUp,
      Function<Drain, R> drain,
      Function<Release, R> release,
      Function<Uncordon, R> uncordon,
      Function<Hold, R> hold) {}

  /** A sentence for people. */
  String reason();

  /** Calls the actuator's method for this kind of decision. */
  void applyTo(Actuator actuator);

  /** The function for this kind of decision. */
  <R> R match(Cases<R> cases);
}
