package levante.elasticity.policy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A policy and how it is set.
 *
 * @param name what the policy is called in tables and in the journal
 * @param idleTime how long a node must have been seen idle before it is drained; empty for the idle
 *     time of the cluster
 * @param headroom what is kept free while there is work, for what comes next; its whole nodes, or
 *     one, stay for the cluster's idle time when all work has ended
 * @param burst how a burst is known, and what is expected of it
 * @param patience how much waiting work is left to room that is about to be free
 * @param clues CLUES's parameters; only its chain looks at them
 */
public record PolicySettings(
    String name,
    Optional<Duration> idleTime,
    Headroom headroom,
    Burst burst,
    Patience patience,
    Optional<CluesSettings> clues) {
  /** Waits little, at the price of free nodes in the hours in which work comes often. */
  public static final PolicySettings DEFAULT =
      new PolicySettings(
          "default",
          Optional.of(Duration.ZERO),
          new Headroom(0, 3, 16),
          Burst.DEFAULTS,
          Patience.NONE,
          Optional.empty());

  /** As few node-hours as work of unknown length allows. */
  public static final PolicySettings THRIFTY =
      new PolicySettings(
          "thrifty",
          Optional.of(Duration.ZERO),
          Headroom.NONE,
          Burst.HALF,
          Patience.DEFAULTS,
          Optional.empty());

  /** Between the two: a few cores are free, and a node when work comes very often. */
  public static final PolicySettings LEAN =
      new PolicySettings(
          "lean",
          Optional.of(Duration.ZERO),
          new Headroom(0, 3, 42),
          Burst.DEFAULTS,
          Patience.NONE,
          Optional.empty());

  /** Short waits at the price of several free nodes. */
  public static final PolicySettings EAGER =
      new PolicySettings(
          "eager",
          Optional.of(Duration.ofSeconds(30)),
          new Headroom(0, 2, 6),
          Burst.DEFAULTS,
          Patience.NONE,
          Optional.empty());

  /** Packs only: neither headroom nor foresight, and nodes stay for the cluster's idle time. */
  public static final PolicySettings PACKING =
      new PolicySettings(
          "packing", Optional.empty(), Headroom.NONE, Burst.NONE, Patience.NONE, Optional.empty());

  /** CLUES's chain with CLUES's defaults. */
  public static final PolicySettings CLUES =
      new PolicySettings(
          "clues",
          Optional.of(CluesSettings.DEFAULTS.idleTime()),
          Headroom.NONE,
          Burst.NONE,
          Patience.NONE,
          Optional.of(CluesSettings.DEFAULTS));

  /** Those that are compared when nobody says which, in the order of tables. */
  public static final List<PolicySettings> BUILT_IN = List.of(DEFAULT, THRIFTY, LEAN, EAGER, CLUES);

  /** Every policy that has a name of its own. */
  public static List<PolicySettings> named() {
    return Stream.concat(BUILT_IN.stream(), Stream.of(PACKING)).toList();
  }

  /** The policy that has this name of its own. */
  public static Optional<PolicySettings> called(String name) {
    return named().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  public PolicySettings {
    Objects.requireNonNull(headroom, "headroom");
    Objects.requireNonNull(burst, "burst");
    Objects.requireNonNull(patience, "patience");
    Objects.requireNonNull(clues, "clues");
    if (name.isBlank() || idleTime.filter(Duration::isNegative).isPresent()) {
      throw new IllegalStateException("policy '%s' with idle time %s".formatted(name, idleTime));
    }
  }

  /**
   * What is kept free.
   *
   * @param nodes whole nodes of the first pool: the largest pod then never holds up a queue
   * @param cores free anywhere, two by two, also on nodes that are in use
   * @param arrivals for every so many arrivals an hour (of the last two hours) one more whole node;
   *     0 for none. Work that comes more often than once a minute counts as if it came so
   */
  public record Headroom(int nodes, int cores, int arrivals) {
    /** Nothing. */
    public static final Headroom NONE = new Headroom(0, 0);

    /**
     * A stream of single jobs mostly finds the room that others leave; a node more for each dozen
     * of them would be paid for and not used. The busiest hours of the days that ADR 0027 measured
     * have 60 arrivals.
     */
    private static final double MOST_PER_HOUR = 60;

    /** As much at any time. */
    public Headroom(int nodes, int cores) {
      this(nodes, cores, 0);
    }

    public Headroom {
      if (nodes < 0 || cores < 0 || arrivals < 0) {
        throw new IllegalStateException(
            "headroom of %d nodes, %d cores, %d arrivals".formatted(nodes, cores, arrivals));
      }
    }

    boolean isNone() {
      return nodes == 0 && cores == 0 && arrivals == 0;
    }

    /** How many whole nodes are kept free when so many arrivals come in an hour. */
    int nodesAt(double perHour) {
      return nodes + (arrivals == 0 ? 0 : (int) (Math.min(perHour, MOST_PER_HOUR) / arrivals));
    }
  }

  /**
   * Like pods that come fast one after the other: an array job is being submitted.
   *
   * @param leastPods so many make a burst
   * @param gap the longest time between two of them
   * @param lasting how long a burst lasts: by then what is expected has come, or nothing is
   * @param share of what is expected, how much is ordered for; 0 expects nothing
   */
  public record Burst(int leastPods, Duration gap, Duration lasting, double share) {
    /** Three within 15 s of each other are no accident; scripts submit their arrays in a minute. */
    public static final Burst DEFAULTS =
        new Burst(3, Duration.ofSeconds(15), Duration.ofSeconds(60), 1);

    /** Every second node of what is expected: the rest waits for those that end first. */
    public static final Burst HALF =
        new Burst(3, Duration.ofSeconds(15), Duration.ofSeconds(60), 0.5);

    /** Nothing is ever expected. */
    public static final Burst NONE = new Burst(3, Duration.ofSeconds(15), Duration.ZERO, 0);

    public Burst {
      if (leastPods < 2 || gap.isNegative() || lasting.isNegative() || share < 0) {
        throw new IllegalStateException("burst of %d, share %s".formatted(leastPods, share));
      }
    }
  }

  /**
   * Work may wait for nodes that are there: a job that has run for long is expected to run on for
   * as long again (Lindy), so that a running pod of age a ends within h with the probability h / (a
   * + typical + h).
   *
   * @param share of the cores that are expected to be free, how many work may wait for; 0 orders at
   *     once for all
   * @param running how far one looks ahead for pods that run
   * @param queued how long, of a pod that has not started, the end is waited for
   * @param typical the length that new work is expected to have
   */
  public record Patience(double share, Duration running, Duration queued, Duration typical) {
    /** An order for all that waits. */
    public static final Patience NONE =
        new Patience(0, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(5));

    /** As long as a boot takes; half of batch work ends within five minutes, the mean is longer. */
    public static final Patience DEFAULTS =
        new Patience(1, Duration.ofSeconds(120), Duration.ofSeconds(120), Duration.ofSeconds(400));

    public Patience {
      if (share < 0
          || running.isNegative()
          || queued.isNegative()
          || typical.isNegative()
          || typical.isZero()) {
        throw new IllegalStateException(
            "patience %s over %s and %s, typical %s".formatted(share, running, queued, typical));
      }
    }
  }

  /** The same with another name. */
  public PolicySettings named(String other) {
    return new PolicySettings(other, idleTime, headroom, burst, patience, clues);
  }

  /** The same with another idle time, for CLUES's chain as well. */
  public PolicySettings withIdleTime(Duration other) {
    return new PolicySettings(
        name,
        Optional.of(other),
        headroom,
        burst,
        patience,
        clues.map(one -> one.withIdleTime(other)));
  }

  /** The same with other headroom. */
  public PolicySettings withHeadroom(Headroom other) {
    return new PolicySettings(name, idleTime, other, burst, patience, clues);
  }

  /** The same with another look at bursts. */
  public PolicySettings withBurst(Burst other) {
    return new PolicySettings(name, idleTime, headroom, other, patience, clues);
  }

  /** The same with other patience. */
  public PolicySettings withPatience(Patience other) {
    return new PolicySettings(name, idleTime, headroom, burst, other, clues);
  }

  /** The same with other parameters of CLUES; the idle time is theirs. */
  public PolicySettings withClues(CluesSettings other) {
    return new PolicySettings(
        name, Optional.of(other.idleTime()), headroom, burst, patience, Optional.of(other));
  }
}
