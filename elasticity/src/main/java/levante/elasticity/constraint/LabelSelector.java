package levante.elasticity.constraint;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Chooses by labels: all requirements hold. Without any it chooses everything. */
public record LabelSelector(List<Requirement> requirements) {
  /** Chooses everything. */
  public static final LabelSelector EVERYTHING = new LabelSelector(List.of());

  public LabelSelector {
    requirements = List.copyOf(requirements);
  }

  /** Chooses what has that label. */
  public static LabelSelector of(String key, String value) {
    return new LabelSelector(List.of(Requirement.is(key, value)));
  }

  /** Whether these labels satisfy every requirement. */
  public boolean matches(Map<String, String> labels) {
    for (Requirement requirement : requirements) {
      if (!requirement.matches(labels)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
  }
}
