package levante.elasticity.constraint;

import java.util.Objects;
import java.util.Optional;

/**
 * What a pod puts up with, as in Kubernetes.
 *
 * @param key empty tolerates every key (only with EXISTS)
 * @param value looked at with EQUAL only
 * @param effect empty tolerates every effect
 */
public record Toleration(
    Optional<String> key, Operator operator, String value, Optional<Taint.Effect> effect) {
  /** How the value is compared. */
  public enum Operator {
    EXISTS,
    EQUAL
  }

  public Toleration {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(effect, "effect");
    if (key.isEmpty() && operator == Operator.EQUAL) {
      throw new IllegalStateException("a toleration without a key has the operator EXISTS");
    }
  }

  /** Tolerates every taint with this key. */
  public static Toleration ofKey(String key) {
    return new Toleration(Optional.of(key), Operator.EXISTS, "", Optional.empty());
  }

  /** Whether this lets a pod onto a node with that taint. */
  public boolean tolerates(Taint taint) {
    return effect.map(taint.effect()::equals).orElse(true)
        && key.map(taint.key()::equals).orElse(true)
        && (operator == Operator.EXISTS || value.equals(taint.value()));
  }
}
