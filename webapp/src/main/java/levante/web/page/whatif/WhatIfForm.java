package levante.web.page.whatif;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import levante.elasticity.policy.PolicySettings;

/**
 * The rules as they are on the sliders. Another policy to start from moves them all to its own.
 *
 * @param policy the word of the one that they start from
 * @param base that policy
 * @param values of every slider
 */
public record WhatIfForm(
    String policy, PolicySettings base, Map<Slider, BigDecimal> values, Past past) {
  /** The policy in force, whatever its name is. */
  static final String TODAY = "today";

  public WhatIfForm {
    values = Map.copyOf(values);
  }

  /**
   * The rules that there are.
   *
   * @param today the policy that holds now
   * @param rules the cluster's own, as they were written; empty for none
   */
  record Known(PolicySettings today, String rules, Duration idleTime) {
    Optional<PolicySettings> called(String word) {
      return word.equals(TODAY) ? Optional.of(today) : PolicySettings.called(word);
    }
  }

  /** As a URL says it; INVALID_REQUEST for what is no number. */
  static WhatIfForm of(Known known, Function<String, Optional<String>> query) {
    String policy =
        query.apply("policy").filter(word -> known.called(word).isPresent()).orElse(TODAY);
    PolicySettings base = known.called(policy).orElseThrow();
    boolean moved = query.apply("of").filter(policy::equals).isPresent();
    Map<Slider, BigDecimal> values = new EnumMap<>(Slider.class);
    for (Slider slider : Slider.values()) {
      BigDecimal own = value(slider, base, known.idleTime());
      values.put(slider, moved ? slider.read(query, own) : own);
    }
    return new WhatIfForm(policy, base, values, Past.of(query.apply("past").orElse("")));
  }

  private static BigDecimal value(Slider slider, PolicySettings base, Duration idleTime) {
    return switch (slider) {
      case IDLE -> BigDecimal.valueOf(base.idleTime().orElse(idleTime).toSeconds());
      case CORES -> BigDecimal.valueOf(base.headroom().cores());
      case NODES -> BigDecimal.valueOf(base.headroom().nodes());
      case ARRIVALS -> BigDecimal.valueOf(base.headroom().arrivals());
      case BURST -> plain(base.burst().share());
      case PATIENCE -> plain(base.patience().share());
    };
  }

  private static BigDecimal plain(double value) {
    return new BigDecimal(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
  }

  /** The policy that the sliders say; that which they start from when none was moved. */
  PolicySettings changed(Duration idleTime) {
    PolicySettings changed = base;
    if (isMoved(Slider.IDLE, idleTime)) {
      changed = changed.withIdleTime(Duration.ofSeconds(whole(Slider.IDLE)));
    }
    // CLUES's chain looks at nothing else of these.
    if (base.clues().isEmpty()) {
      changed = withShares(changed, idleTime);
    }
    return changed.equals(base) ? base : changed.named(base.name() + "-changed");
  }

  private PolicySettings withShares(PolicySettings policy, Duration idleTime) {
    PolicySettings.Burst burst = policy.burst();
    PolicySettings.Patience patience = policy.patience();
    PolicySettings changed =
        policy.withHeadroom(
            new PolicySettings.Headroom(
                whole(Slider.NODES), whole(Slider.CORES), whole(Slider.ARRIVALS)));
    if (isMoved(Slider.BURST, idleTime)) {
      changed =
          changed.withBurst(
              new PolicySettings.Burst(
                  burst.leastPods(), burst.gap(), lasting(burst), share(Slider.BURST)));
    }
    if (isMoved(Slider.PATIENCE, idleTime)) {
      changed = changed.withPatience(patient(patience));
    }
    return changed;
  }

  // A policy that expects nothing, or waits for nothing, looks no time ahead; one that does so has
  // to.
  private static Duration lasting(PolicySettings.Burst burst) {
    return burst.lasting().isZero() ? PolicySettings.Burst.DEFAULTS.lasting() : burst.lasting();
  }

  private PolicySettings.Patience patient(PolicySettings.Patience patience) {
    PolicySettings.Patience ahead =
        patience.running().isZero() && patience.queued().isZero()
            ? PolicySettings.Patience.DEFAULTS
            : patience;
    return new PolicySettings.Patience(
        share(Slider.PATIENCE), ahead.running(), ahead.queued(), ahead.typical());
  }

  private boolean isMoved(Slider slider, Duration idleTime) {
    return values.get(slider).compareTo(value(slider, base, idleTime)) != 0;
  }

  private int whole(Slider slider) {
    return values.get(slider).intValueExact();
  }

  private double share(Slider slider) {
    return values.get(slider).doubleValue();
  }

  /** The sliders. */
  public List<Slider> sliders() {
    return List.of(Slider.values());
  }

  /** How far one is. */
  public String value(Slider slider) {
    return values.get(slider).toPlainString();
  }

  /** How far it may go. */
  public String most(Slider slider) {
    return slider.most(values.get(slider)).toPlainString();
  }

  /** The words of the policies that one may start from. */
  public List<String> policies() {
    return Stream.concat(
            Stream.of(TODAY), PolicySettings.named().stream().map(PolicySettings::name))
        .toList();
  }

  /** All of the past that may be replayed. */
  public List<Past> pasts() {
    return List.of(Past.values());
  }
}
