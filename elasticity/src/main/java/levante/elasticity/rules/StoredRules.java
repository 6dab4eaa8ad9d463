package levante.elasticity.rules;

import java.time.Instant;
import java.util.Objects;
import levante.kernel.ClusterId;

/**
 * Rules as their owner wrote them.
 *
 * @param text YAML, as it was brought
 * @param by who wrote them last
 * @param version 1 for the first, and one more with each change
 */
public record StoredRules(ClusterId cluster, String text, String by, Instant at, long version) {
  public StoredRules {
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(at, "at");
    if (by.isBlank() || version < 1) {
      throw new IllegalStateException("version %d by '%s'".formatted(version, by));
    }
  }
}
