package levante.elasticity.act;

import java.time.Instant;
import levante.elasticity.decide.Actuator;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.journal.Outcome;
import levante.elasticity.manual.Held;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * Carries one cluster's decisions out through supply and drainer, and closes those that are
 * refused. What fails for another reason stays open, and the next tick carries it out again. Nodes
 * may be drained by several threads; they are given back by one at a time.
 */
final class ClusterActuator implements Actuator {
  private final ClusterId cluster;
  private final ScalingPorts ports;
  private final ClusterWatch watch;
  private final Held held;
  private final Instant now;

  ClusterActuator(
      ClusterId cluster, ScalingPorts ports, ClusterWatch watch, Held held, Instant now) {
    this.cluster = cluster;
    this.ports = ports;
    this.watch = watch;
    this.held = held;
    this.now = now;
  }

  @Override
  public void scaleUp(ScalingDecision.ScaleUp decision) {
    try {
      ports.supply().request(cluster, decision.pool(), decision.total());
    } catch (LevanteException refused) {
      if (refused.code().kind() != ErrorCode.Kind.CAPACITY) {
        throw refused;
      }
      failed(decision, "%s (%s)".formatted(refused.getMessage(), refused.code()));
    }
  }

  @Override
  public void drain(ScalingDecision.Drain decision) {
    switch (decision.manner()) {
      case KEEP_WORK, LET_END -> ports.drainer().cordon(cluster, decision.node());
      case EVICT -> isDrained(decision);
    }
  }

  @Override
  public void release(ScalingDecision.Release decision) {
    if (decision.unneeded() && isMember(decision.node())) {
      watch.close(
          cluster,
          decision,
          new Outcome(Outcome.Result.WITHDRAWN, now, "it became a node before it was given back"));
    } else if (isDrained(decision)) {
      giveBack(decision.node());
    }
  }

  // Seen anew: what has joined since may have pods by now.
  private boolean isMember(String node) {
    return ports
        .observer()
        .observe(cluster)
        .match(
            seen -> seen.seen().node(node).isPresent(),
            unseen -> {
              throw new LevanteException(unseen.code(), unseen.message());
            });
  }

  private synchronized void giveBack(String node) {
    ports.supply().release(cluster, node);
  }

  @Override
  public void uncordon(ScalingDecision.Uncordon decision) {
    ports.drainer().uncordon(cluster, decision.node());
  }

  @Override
  public void hold(ScalingDecision.Hold decision) {
    // Nothing to do, on purpose.
  }

  private boolean isDrained(ScalingDecision decision) {
    return ports
        .drainer()
        .drain(cluster, decision.target())
        .match(
            drained -> true,
            inProgress -> false,
            refused -> {
              takeBack(decision.target());
              failed(decision, "the drain was refused, nothing was released: " + refused.reason());
              return false;
            });
  }

  // It works on, but for a node that a person wants nothing more on.
  private void takeBack(String node) {
    if (!held.names().contains(node)) {
      ports.drainer().uncordon(cluster, node);
    }
  }

  private void failed(ScalingDecision decision, String text) {
    watch.close(cluster, decision, new Outcome(Outcome.Result.FAILED, now, text));
  }
}
