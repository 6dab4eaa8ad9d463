package levante.elasticity.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.Observation;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.PackingPolicy;
import levante.elasticity.decide.PackingPolicy.Boots;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingDecision.Hold;
import levante.elasticity.decide.ScalingDecision.ScaleUp;
import levante.elasticity.decide.ScalingPolicy;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.wording.Sentences;

/**
 * Packs as {@link PackingPolicy} does, and looks ahead by both hands: pods that are expected stand
 * in the queue as if they were there, so that nodes are ordered and kept for them; and pods whose
 * room is about to be free stand in no queue for nodes. It knows no job's length and remembers
 * nothing: what it expects, it reads off the pods that are there.
 */
final class ForesightPolicy implements ScalingPolicy {
  private final PolicySettings settings;
  private final Duration calm;
  private final ScalingPolicy packing;
  private final ScalingPolicy givingBack;

  /**
   * Decides by these settings.
   *
   * @param loop its idle time is how long the headroom's nodes stay after the last work
   */
  ForesightPolicy(PolicySettings settings, ScalingSettings loop) {
    this.settings = settings;
    this.calm = loop.idleTime();
    ScalingSettings own = loop.withIdleTime(settings.idleTime().orElse(loop.idleTime()));
    this.packing = new PackingPolicy(own);
    this.givingBack =
        settings.idleTime().isEmpty() ? packing : new PackingPolicy(own, Boots.GIVEN_BACK);
  }

  @Override
  public List<ScalingDecision> decide(
      Observation<ClusterSnapshot> seen, List<OpenDecision> open, Instant now) {
    return seen.match(
        complete -> decide(complete.seen(), open, now),
        incomplete -> packing.decide(incomplete, open, now));
  }

  private List<ScalingDecision> decide(ClusterSnapshot seen, List<OpenDecision> open, Instant now) {
    Expectation expected = Expectation.of(seen, settings, calm, now);
    ClusterSnapshot imagined = Imagined.with(seen, expected.pods());
    // How much of a burst is expected goes up and down with each pod of it.
    ScalingPolicy packs = expected.burst() ? packing : givingBack;
    List<ScalingDecision> decisions = packed(packs, imagined, open, now);
    Relief relief = Relief.NONE;
    if (settings.patience().share() > 0) {
      Set<String> roomless = new HashSet<>();
      orders(decisions, open).forEach(order -> roomless.addAll(order.podsServed()));
      if (!roomless.isEmpty()) {
        relief = Relief.of(imagined, roomless, settings.patience(), now);
        Set<String> waits = relief.waits();
        decisions =
            packed(
                packs,
                Imagined.onlyWaiting(imagined, pod -> !waits.contains(pod.fullName())),
                open,
                now);
      }
    }
    return explained(decisions, open, expected, relief);
  }

  private static List<ScalingDecision> packed(
      ScalingPolicy packs, ClusterSnapshot seen, List<OpenDecision> open, Instant now) {
    return packs.decide(new Observation.Complete<>(seen), open, now);
  }

  /** The scale-ups that are new. */
  private static List<ScaleUp> orders(List<ScalingDecision> decisions, List<OpenDecision> open) {
    return decisions.stream()
        .filter(ScaleUp.class::isInstance)
        .map(ScaleUp.class::cast)
        .filter(order -> open.stream().noneMatch(one -> one.decision().sameAs(order)))
        .toList();
  }

  private static List<ScalingDecision> explained(
      List<ScalingDecision> decisions,
      List<OpenDecision> open,
      Expectation expected,
      Relief relief) {
    List<ScaleUp> orders = orders(decisions, open);
    List<ScalingDecision> explained = new ArrayList<>();
    for (ScalingDecision decision : decisions) {
      if (decision instanceof ScaleUp order && order.servesPods() && orders.contains(order)) {
        ScaleUp told = explained(order, expected, relief);
        // Ahead of need one order is worded as the one before: it has to wait until that is seen.
        if (open.stream().noneMatch(one -> one.decision().sameAs(told))) {
          explained.add(told);
        }
      } else if (decision instanceof Hold hold) {
        explained.add(explained(hold, relief));
      } else {
        explained.add(decision);
      }
    }
    return List.copyOf(explained);
  }

  private static ScaleUp explained(ScaleUp order, Expectation expected, Relief relief) {
    List<String> real =
        order.podsServed().stream().filter(name -> !Imagined.isImagined(name)).toList();
    List<String> why = new ArrayList<>();
    why.add(
        real.isEmpty()
            ? "%d more of pool %s ahead of need".formatted(order.add(), order.pool())
            : order
                .reason()
                .replace(Sentences.waiting(order.podsServed()), Sentences.waiting(real)));
    if (real.size() < order.podsServed().size()) {
      why.addAll(expected.why());
    }
    if (!relief.waits().isEmpty()) {
      why.add(sentence(relief));
    }
    return new ScaleUp(
        order.pool(),
        order.add(),
        order.total(),
        order.known(),
        String.join("; ", why),
        real,
        order.podsServed().size() - real.size(),
        order.candidates(),
        order.eurPerHour());
  }

  private static Hold explained(Hold hold, Relief relief) {
    String reason = Imagined.told(hold.reason());
    return new Hold(
        relief.waits().isEmpty() ? reason : sentence(relief) + "; " + reason,
        hold.unplaceable().stream().filter(pod -> !Imagined.isImagined(pod.pod())).toList());
  }

  // Without the number of cores, which changes from tick to tick.
  private static String sentence(Relief relief) {
    long real = relief.waits().stream().filter(name -> !Imagined.isImagined(name)).count();
    return "%d pods wait for room that is expected to be free as soon as a new node would be"
        .formatted(real);
  }
}
