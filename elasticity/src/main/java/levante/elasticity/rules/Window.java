package levante.elasticity.rules;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.times.Times;

/**
 * An entry of a schedule: what is otherwise while it is open.
 *
 * @param zone whose clocks it is told by
 * @param policy another policy than the rules' own
 * @param eurPerHour another ceiling
 * @param pools other bounds
 */
public record Window(
    String name,
    Times times,
    ZoneId zone,
    Optional<PolicySettings> policy,
    Optional<BigDecimal> eurPerHour,
    Map<String, Bounds> pools) {
  public Window {
    Objects.requireNonNull(times, "times");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(eurPerHour, "eurPerHour");
    pools = Map.copyOf(pools);
    if (name.isBlank()) {
      throw new IllegalStateException("a window needs a name");
    }
  }
}
