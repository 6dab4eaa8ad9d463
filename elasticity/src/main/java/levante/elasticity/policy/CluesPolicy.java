package levante.elasticity.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Setback;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.PackingPolicy;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingDecision.Drain;
import levante.elasticity.decide.ScalingDecision.Hold;
import levante.elasticity.decide.ScalingDecision.Kind;
import levante.elasticity.decide.ScalingDecision.ScaleUp;
import levante.elasticity.decide.ScalingPolicy;
import levante.elasticity.decide.ScalingSettings;

/**
 * Decides as CLUES does: {@link CluesChain} switches on, and PowOff_IDLE switches off what has been
 * idle as a whole for IDLE_TIME. What CLUES gets wrong is not imitated: unknown is never off, a
 * node is drained before it goes, failures back off.
 */
final class CluesPolicy implements ScalingPolicy {
  private final CluesSettings clues;
  private final ScalingSettings loop;
  private final ScalingPolicy packing;

  CluesPolicy(CluesSettings clues, ScalingSettings loop) {
    this.clues = clues;
    this.loop = loop.withIdleTime(clues.idleTime()).withProvisionTimeout(clues.maxWaitPowerOn());
    this.packing = new PackingPolicy(this.loop);
  }

  @Override
  public List<ScalingDecision> decide(
      Observation<ClusterSnapshot> seen, List<OpenDecision> open, Instant now) {
    return seen.match(
        complete -> decide(complete.seen(), open, now),
        incomplete -> packing.decide(incomplete, open, now));
  }

  private List<ScalingDecision> decide(ClusterSnapshot seen, List<OpenDecision> open, Instant now) {
    CluesChain chain =
        new CluesChain(
            seen, open, now, clues, new CluesChain.Bounds(resting(seen, now), loop.limits()));
    ClusterSnapshot booked =
        Imagined.onlyWaiting(seen, pod -> chain.booked().contains(pod.fullName()));
    List<ScalingDecision> decisions = new ArrayList<>();
    int spared = 0;
    for (ScalingDecision decision : packing.decide(new Observation.Complete<>(booked), open, now)) {
      boolean known = open.stream().anyMatch(one -> one.decision().sameAs(decision));
      if (known || isNotTheChains(decision) || isForMinimum(decision, chain)) {
        decisions.add(decision);
      } else if (decision instanceof Drain drain && maySwitchOff(drain, seen, now)) {
        if (chain.canSpare(spared + 1)) {
          decisions.add(decision);
          spared++;
        }
      }
    }
    decisions.addAll(chain.orders());
    return withReason(decisions, chain.blocked());
  }

  // A window of the owner's schedule wants nodes that nothing waits for.
  private boolean isForMinimum(ScalingDecision decision, CluesChain chain) {
    return decision instanceof ScaleUp up
        && !up.servesPods()
        && loop.limits().whyMore(up.pool()).isPresent()
        && chain.orders().isEmpty();
  }

  // Broken nodes, and what was begun.
  private static boolean isNotTheChains(ScalingDecision decision) {
    return decision.kind() == Kind.RELEASE
        || decision.kind() == Kind.UNCORDON
        || (decision instanceof Drain drain && drain.manner() != Drain.Manner.KEEP_WORK);
  }

  private boolean maySwitchOff(Drain drain, ClusterSnapshot seen, Instant now) {
    Optional<Node> node = seen.view().node(drain.node());
    return node.filter(
            one -> Duration.between(one.since(), now).compareTo(clues.cooldownNodes()) >= 0)
        .isPresent();
  }

  private Set<String> resting(ClusterSnapshot seen, Instant now) {
    Set<String> resting = new TreeSet<>();
    for (Setback setback : seen.setbacks()) {
      if (setback.kind() == Setback.Kind.SCALE_UP && now.isBefore(setback.until(loop.backoff()))) {
        resting.add(setback.target());
      }
    }
    return resting;
  }

  private static List<ScalingDecision> withReason(
      List<ScalingDecision> decisions, Optional<String> blocked) {
    if (decisions.isEmpty() || blocked.isPresent()) {
      decisions.add(
          Hold.because(blocked.orElse("no request is without a node, and none is idle for long")));
    }
    return List.copyOf(decisions);
  }
}
