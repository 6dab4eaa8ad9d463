package levante.elasticity.constraint;

import java.util.Objects;

/** A node's refusal of pods that do not tolerate it, as in Kubernetes. */
public record Taint(String key, String value, Effect effect) {
  /** What becomes of a pod that does not tolerate the taint. */
  public enum Effect {
    NO_SCHEDULE,
    /** Avoided, but never a reason why a pod does not fit. */
    PREFER_NO_SCHEDULE,
    NO_EXECUTE
  }

  public Taint {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(effect, "effect");
    if (key.isBlank()) {
      throw new IllegalStateException("a taint needs a key");
    }
  }

  /** Whether it keeps away every pod that does not tolerate it. */
  public boolean repels() {
    return effect != Effect.PREFER_NO_SCHEDULE;
  }

  @Override
  public String toString() {
    return "%s=%s:%s".formatted(key, value, effect);
  }
}
