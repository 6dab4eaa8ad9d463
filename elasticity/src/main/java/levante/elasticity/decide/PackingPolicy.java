package levante.elasticity.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.IdleSpan;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.decide.ScalingDecision.Hold;
import levante.elasticity.schedule.SimulatedNode;
import levante.elasticity.wording.Sentences;

/**
 * As few nodes as hold the work, edge first, then the cheapest: packs waiting pods onto what is
 * there and on its way, orders nodes for the rest, drains and releases what has been idle.
 */
public final class PackingPolicy implements ScalingPolicy {
  private final ScalingSettings settings;
  private final Boots boots;

  /** Decides by these settings; what was ordered is waited for. */
  public PackingPolicy(ScalingSettings settings) {
    this(settings, Boots.KEPT);
  }

  /** Decides by these settings. */
  public PackingPolicy(ScalingSettings settings, Boots boots) {
    this.settings = settings;
    this.boots = boots;
  }

  /** What becomes of machines that are on their way when nothing waits for them any more. */
  public enum Boots {
    /** They become nodes, and are then idle for as long as nodes are. */
    KEPT,
    /** They are given back at once. */
    GIVEN_BACK
  }

  @Override
  public List<ScalingDecision> decide(
      Observation<ClusterSnapshot> seen, List<OpenDecision> open, Instant now) {
    return seen.match(
        complete -> decide(new Situation(complete.seen(), List.copyOf(open), now, settings), boots),
        incomplete ->
            List.of(
                Hold.because(
                    "the cluster could not be seen whole, and unknown is not absent: %s (%s)"
                        .formatted(incomplete.message(), incomplete.code()))));
  }

  private static List<ScalingDecision> decide(Situation situation, Boots boots) {
    Gangs gangs = Gangs.of(situation);
    Placement placement = Placement.of(situation, gangs.servable());
    Growth growth = Growth.of(situation, placement);
    while (gangs.setAsideBroken(growth.unserved())) {
      placement = Placement.of(situation, gangs.servable());
      growth = Growth.of(situation, placement);
    }
    List<ScalingDecision> decisions = new ArrayList<>(growth.scaleUps());
    decisions.addAll(Shrinking.decisions(situation, placement, growth.stalled(), boots));
    List<String> sentences = new ArrayList<>();
    growth.unplaceable().forEach(pod -> sentences.add(sentence(pod)));
    sentences.addAll(growth.waits());
    sentences.addAll(gangs.sentences());
    sentences.addAll(kept(situation));
    expendable(situation).ifPresent(sentences::add);
    if (decisions.isEmpty()) {
      fits(growth.stalled(), "cannot be had now").ifPresent(sentences::add);
      fits(placement.awaited(), "is booting").ifPresent(sentences::add);
      fits(placement.aboutToBind(), "has room").ifPresent(sentences::add);
      idle(situation).ifPresent(sentences::add);
    }
    if (decisions.isEmpty() || !sentences.isEmpty()) {
      String reason =
          sentences.isEmpty() ? "no pod waits and no node is idle" : String.join("; ", sentences);
      decisions.add(new Hold(reason, growth.unplaceable()));
    }
    return List.copyOf(decisions);
  }

  private static String sentence(Unplaceable pod) {
    if (pod.rejections().isEmpty()) {
      return "%s can never run here: no node could hold it and there is no pool"
          .formatted(pod.pod());
    }
    List<String> reasons =
        pod.rejections().stream().map(one -> one.pool() + " (" + one.why() + ")").toList();
    return "%s can never run here: no pool could hold it: %s"
        .formatted(pod.pod(), String.join(", ", reasons));
  }

  private static Optional<String> fits(List<SimulatedNode> bins, String how) {
    if (bins.isEmpty()) {
      return Optional.empty();
    }
    List<String> pods =
        bins.stream().flatMap(bin -> bin.placed().stream()).map(Pod::fullName).sorted().toList();
    List<String> nodes = bins.stream().map(SimulatedNode::name).distinct().toList();
    return Optional.of(
        "%s fits %s, which %s".formatted(Sentences.some(pods), Sentences.some(nodes), how));
  }

  /** Nodes that nothing needs and that their owner keeps. */
  private static List<String> kept(Situation situation) {
    return situation.seen().idle().stream()
        .filter(
            span -> !span.since().plus(situation.settings().idleTime()).isAfter(situation.now()))
        .flatMap(span -> situation.seen().supplied(span.node()).stream())
        .filter(SuppliedNode::live)
        .flatMap(
            node ->
                situation
                    .keptUntil(node)
                    .map(
                        until ->
                            "%s is idle, and node-life keeps it until %s"
                                .formatted(node.name(), Sentences.at(until)))
                    .stream())
        .toList();
  }

  private static Optional<String> expendable(Situation situation) {
    List<String> pods =
        situation.seen().view().waitingForRoom().stream().map(Pod::fullName).toList();
    return pods.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s %s for room and for no node, as below the priority of %d"
                .formatted(
                    Sentences.some(pods),
                    pods.size() == 1 ? "waits" : "wait",
                    situation.settings().limits().leastPriority()));
  }

  private static Optional<String> idle(Situation situation) {
    List<String> idle =
        situation.seen().idle().stream()
            .map(IdleSpan::node)
            .flatMap(node -> situation.seen().supplied(node).stream())
            .filter(node -> node.live() && situation.keptUntil(node).isEmpty())
            .map(SuppliedNode::name)
            .toList();
    return idle.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "no work on %s; drained %s, unless the pool's minimum or headroom keeps it"
                .formatted(Sentences.some(idle), soon(situation.settings().idleTime())));
  }

  private static String soon(Duration idleTime) {
    return idleTime.isZero() ? "at once" : "after " + Sentences.spoken(idleTime);
  }
}
