package levante.elasticity.decide;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** What is to be done with a cluster's nodes, and why, in a sentence for people. */
public sealed interface ScalingDecision {
  String NO_TARGET = "";

  /** The kinds, for rows and filters. */
  enum Kind {
    SCALE_UP,
    DRAIN,
    RELEASE,
    UNCORDON,
    HOLD
  }

  /**
   * Order nodes.
   *
   * @param add how many more
   * @param total how many live nodes the pool is to have then; asking twice changes nothing
   * @param known the pool's supplied nodes when it was decided; whatever else comes is what was
   *     ordered
   * @param podsServed full names of the pods that it is for
   * @param expected how many pods it is for besides, which nobody has submitted yet
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
      int expected,
      List<Candidate> candidates,
      BigDecimal eurPerHour)
      implements ScalingDecision {
    public ScaleUp {
      known = List.copyOf(known);
      podsServed = List.copyOf(podsServed);
      candidates = List.copyOf(candidates);
      if (add < 1 || total < 1) {
        throw new IllegalStateException("add %d to reach %d in %s".formatted(add, total, pool));
      }
    }

    /** The same order, with the total that it takes now. */
    public ScaleUp reaching(int totalNow) {
      return new ScaleUp(
          pool, add, totalNow, known, reason, podsServed, expected, candidates, eurPerHour);
    }

    /** Whether it is for pods, those that are there or those that are expected. */
    public boolean servesPods() {
      return expected > 0 || !podsServed.isEmpty();
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

  /** Empty a node, so that a later snapshot can show it cordoned and empty. */
  record Drain(String node, Manner manner, String reason) implements ScalingDecision {
    /** What becomes of pods that are on the node. */
    public enum Manner {
      /** An idle node is only cordoned; work that came onto it in the meantime stays. */
      KEEP_WORK,
      /** Only cordoned as well, and what runs on it runs to its end: the pool has too many. */
      LET_END,
      /** The node is broken, or others have room for its pods: these are evicted. */
      EVICT
    }

    /** An idle node's. */
    public static Drain ofIdle(String node, String reason) {
      return new Drain(node, Manner.KEEP_WORK, reason);
    }

    @Override
    public void applyTo(Actuator actuator) {
      actuator.drain(this);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.drain().apply(this);
    }
  }

  /** Give a node back. */
  record Release(String node, What what, String reason) implements ScalingDecision {
    /** What there is to give back. */
    public enum What {
      /** A node that a snapshot shows cordoned and empty, or a machine that failed. */
      EMPTY,
      /** A machine on its way to be a node, and nothing waits for it any more. */
      UNNEEDED
    }

    public Release {
      // Rows of former versions do not say.
      what = what == null ? What.EMPTY : what;
    }

    /** Whether it could still have become a node. */
    public boolean unneeded() {
      return what == What.UNNEEDED;
    }

    /** An empty node's, or a failed machine's. */
    public Release(String node, String reason) {
      this(node, What.EMPTY, reason);
    }

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

  /** The pool or the node that it is about; empty for a Hold. */
  default String target() {
    return match(
        new Cases<>(ScaleUp::pool, Drain::node, Release::node, Uncordon::node, hold -> NO_TARGET));
  }

  /** What kind of decision it is. */
  default Kind kind() {
    return match(
        new Cases<>(
            scaleUp -> Kind.SCALE_UP,
            drain -> Kind.DRAIN,
            release -> Kind.RELEASE,
            uncordon -> Kind.UNCORDON,
            hold -> Kind.HOLD));
  }

  /**
   * Whether both are the same decision, made again: scale-ups for the same pods on top of the same
   * known nodes, else the same kind about the same node.
   */
  default boolean sameAs(ScalingDecision other) {
    boolean about = kind() == other.kind() && target().equals(other.target());
    if (this instanceof ScaleUp mine && other instanceof ScaleUp theirs) {
      return about && mine.reaching(theirs.total()).equals(theirs);
    }
    return about;
  }

  /** Calls the actuator's method for this kind of decision. */
  void applyTo(Actuator actuator);

  /** The function for this kind of decision. */
  <R> R match(Cases<R> cases);
}
