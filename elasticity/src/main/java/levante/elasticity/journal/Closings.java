package levante.elasticity.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingDecision.Drain;
import levante.elasticity.decide.ScalingDecision.Kind;
import levante.elasticity.decide.ScalingDecision.Release;
import levante.elasticity.decide.ScalingDecision.ScaleUp;
import levante.elasticity.decide.ScalingDecision.Uncordon;
import levante.elasticity.journal.Outcome.Result;

/** Which open decisions have come to their end, and how; one use, one observation. */
final class Closings {
  /** How long pods may take to be bound to nodes that are Ready before we say so. */
  private static final Duration BINDING_GRACE = Duration.ofSeconds(30);

  private static final String GIVEN_BACK =
      "%d of %d given back while they booted, as nothing waited for them";

  private final FollowUp.Evidence evidence;
  private final List<OpenDecision> open;
  private final Map<String, TrackedNode> nodes;
  private final Set<String> waiting;
  private final Map<String, SuppliedNode> supplied;
  private final Instant now;

  Closings(
      FollowUp.Evidence evidence,
      List<OpenDecision> open,
      Map<String, TrackedNode> nodes,
      Instant now) {
    this.evidence = evidence;
    this.open = open;
    this.nodes = nodes;
    this.waiting =
        evidence.view().waiting().stream().map(Pod::fullName).collect(Collectors.toSet());
    this.supplied = evidence.suppliedByName();
    this.now = now;
  }

  Map<Long, Outcome> all() {
    Map<Long, Outcome> closings = new LinkedHashMap<>();
    for (OpenDecision one : open) {
      one.decision()
          .match(
              new ScalingDecision.Cases<Optional<Outcome>>(
                  up -> scaleUp(one, up),
                  this::drain,
                  release -> release(one, release),
                  this::uncordon,
                  hold -> Optional.empty()))
          .ifPresent(outcome -> closings.put(one.id(), outcome));
    }
    return closings;
  }

  private Optional<Outcome> scaleUp(OpenDecision one, ScaleUp up) {
    List<TrackedNode> ready =
        one.nodes().stream().map(nodes::get).filter(Closings::isReady).toList();
    boolean late = one.decided().plus(evidence.provisionTimeout()).isBefore(now);
    boolean settled =
        one.nodes().size() >= up.add() && one.nodes().stream().allMatch(this::isSettled);
    long unneeded = one.nodes().stream().map(nodes::get).filter(Closings::isUnneeded).count();
    if (unneeded >= up.add()) {
      return outcome(Result.WITHDRAWN, GIVEN_BACK.formatted(unneeded, up.add()));
    }
    if (ready.size() + unneeded >= up.add()) {
      return served(one, up, ready);
    }
    if (!settled && !late) {
      return Optional.empty();
    }
    String why =
        late
            ? "within " + seconds(evidence.provisionTimeout())
            : "the others failed or went away before";
    return outcome(
        Result.FAILED, "%d of %d nodes became Ready; %s".formatted(ready.size(), up.add(), why));
  }

  private Optional<Outcome> served(OpenDecision one, ScaleUp up, List<TrackedNode> ready) {
    long waiting = up.podsServed().stream().filter(this::waits).count();
    Instant lastReady =
        ready.stream()
            .map(node -> node.ready().orElseThrow())
            .max(Instant::compareTo)
            .orElse(one.decided());
    if (waiting > 0 && now.isBefore(lastReady.plus(BINDING_GRACE))) {
      return Optional.empty();
    }
    List<String> sentences = new ArrayList<>();
    for (TrackedNode node : ready) {
      sentences.add(
          "node %s Ready after %s"
              .formatted(node.name(), seconds(sinceDecided(one, node.ready().orElseThrow()))));
    }
    if (ready.size() < up.add()) {
      sentences.add(GIVEN_BACK.formatted(up.add() - ready.size(), up.add()));
    }
    if (!up.podsServed().isEmpty()) {
      long served = up.podsServed().size() - waiting;
      sentences.add(
          waiting == 0
              ? "%d %s served".formatted(served, served == 1 ? "pod" : "pods")
              : "%d of %d pods served".formatted(served, up.podsServed().size()));
    }
    return outcome(Result.DONE, String.join(", ", sentences));
  }

  private static Duration sinceDecided(OpenDecision one, Instant ready) {
    return ready.isBefore(one.decided()) ? Duration.ZERO : Duration.between(one.decided(), ready);
  }

  private Optional<Outcome> drain(Drain drain) {
    if (isOpen(Kind.RELEASE, drain.node())) {
      return outcome(Result.DONE, "cordoned and empty");
    }
    if (isOpen(Kind.UNCORDON, drain.node())) {
      return outcome(Result.WITHDRAWN, "taken back, because work came for it");
    }
    Optional<Node> node = evidence.view().node(drain.node());
    if (node.isEmpty()) {
      return outcome(Result.DONE, "the node has left the cluster");
    }
    boolean worked = !evidence.view().workOn(drain.node()).isEmpty();
    if (drain.manner() == Drain.Manner.KEEP_WORK && worked && !node.get().cordoned()) {
      return outcome(Result.WITHDRAWN, "work came before it was cordoned");
    }
    return Optional.empty();
  }

  private Optional<Outcome> release(OpenDecision one, Release release) {
    if (isThere(release.node())) {
      return Optional.empty();
    }
    return outcome(
        Result.DONE, "released and gone after " + seconds(Duration.between(one.decided(), now)));
  }

  private Optional<Outcome> uncordon(Uncordon uncordon) {
    return evidence.view().node(uncordon.node()).filter(Node::cordoned).isPresent()
        ? Optional.empty()
        : outcome(Result.DONE, "takes pods again");
  }

  private boolean isOpen(Kind kind, String node) {
    return open.stream()
        .map(OpenDecision::decision)
        .anyMatch(one -> one.kind() == kind && one.target().equals(node));
  }

  private boolean waits(String pod) {
    return waiting.contains(pod);
  }

  // Nothing more is to be expected of the node: it is Ready, failed, leaving or gone.
  private boolean isSettled(String name) {
    TrackedNode node = nodes.get(name);
    return node == null
        || isReady(node)
        || node.gone().isPresent()
        || supplied(name).filter(SuppliedNode::live).isEmpty();
  }

  private static boolean isUnneeded(TrackedNode node) {
    return node != null && node.ready().isEmpty() && node.unneeded().isPresent();
  }

  private static boolean isReady(TrackedNode node) {
    return node != null && node.ready().isPresent();
  }

  private boolean isThere(String name) {
    return supplied(name).isPresent() || evidence.view().node(name).isPresent();
  }

  private Optional<SuppliedNode> supplied(String name) {
    return Optional.ofNullable(supplied.get(name));
  }

  private Optional<Outcome> outcome(Result result, String text) {
    return Optional.of(new Outcome(result, now, text));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
