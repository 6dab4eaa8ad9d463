package levante.web.rest.v1.scaling;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.elasticity.operate.RulesChange;
import levante.elasticity.operate.RulesShown;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.rules.InForce;
import levante.elasticity.rules.StoredRules;
import levante.elasticity.rules.Window;

/**
 * The scaling rules of a cluster.
 *
 * @param text as they were written; absent when there are none
 * @param version 0 when there are none
 * @param trouble why they cannot be read any more, so that nothing is decided
 * @param inForce what holds now
 * @param next what holds after that, one after the other, a few of them
 */
public record ScalingView(
    String cluster,
    Optional<String> text,
    long version,
    Optional<String> by,
    Optional<Instant> at,
    Optional<String> trouble,
    InForceView inForce,
    List<InForceView> next) {
  /**
   * What holds for a time.
   *
   * @param from since when; absent of what holds now
   * @param window of the schedule; absent outside of all
   * @param until when another begins; absent when that is not foreseeable
   * @param eurPerHour what nodes may cost at most; absent when that is not bounded
   * @param sentences the same for people
   */
  public record InForceView(
      Optional<Instant> from,
      Optional<String> window,
      Optional<Instant> until,
      String policy,
      List<PoolView> pools,
      Optional<BigDecimal> eurPerHour,
      List<String> sentences) {}

  /** How many nodes of a pool. */
  public record PoolView(String name, int min, int max) {}

  /**
   * What other rules would change.
   *
   * @param atOnce what would be done at once
   */
  public record ChangeView(
      List<String> goes, List<String> comes, List<String> atOnce, List<String> next) {
    static ChangeView of(RulesChange change) {
      return new ChangeView(change.goes(), change.comes(), change.atOnce(), change.next());
    }
  }

  static ScalingView of(RulesShown shown) {
    List<InForceView> next = new ArrayList<>();
    Optional<Instant> from = shown.inForce().until();
    for (InForce one : shown.toCome()) {
      next.add(view(shown, one, from));
      from = one.until();
    }
    return new ScalingView(
        shown.cluster().value(),
        shown.stored().map(StoredRules::text),
        Matching.version(shown),
        shown.stored().map(StoredRules::by),
        shown.stored().map(StoredRules::at),
        shown.trouble(),
        view(shown, shown.inForce(), Optional.empty()),
        next);
  }

  private static InForceView view(RulesShown shown, InForce inForce, Optional<Instant> from) {
    return new InForceView(
        from,
        inForce.window().map(Window::name),
        inForce.until(),
        inForce.policy().map(PolicySettings::name).orElse(shown.serverPolicy()),
        shown.pools().stream()
            .map(inForce::on)
            .map(pool -> new PoolView(pool.name(), pool.min(), pool.max()))
            .toList(),
        inForce.eurPerHour(),
        shown.sentences(inForce));
  }
}
