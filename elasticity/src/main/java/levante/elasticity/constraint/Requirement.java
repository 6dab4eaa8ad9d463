package levante.elasticity.constraint;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One condition on labels, as in Kubernetes' match expressions.
 *
 * @param values one or more with IN and NOT_IN, one whole number with GREATER and LESS, none else
 */
public record Requirement(String key, Operator operator, List<String> values) {
  /** How a label is compared. A label that is not there satisfies NOT_IN and ABSENT only. */
  public enum Operator {
    IN,
    NOT_IN,
    EXISTS,
    ABSENT,
    GREATER,
    LESS
  }

  public Requirement {
    Objects.requireNonNull(operator, "operator");
    values = List.copyOf(values);
  }

  /** The label has that value. */
  public static Requirement is(String key, String value) {
    return new Requirement(key, Operator.IN, List.of(value));
  }

  /** Whether these labels satisfy it. */
  public boolean matches(Map<String, String> labels) {
    String value = labels.get(key);
    return switch (operator) {
      case IN -> value != null && values.contains(value);
      case NOT_IN -> value == null || !values.contains(value);
      case EXISTS -> value != null;
      case ABSENT -> value == null;
      case GREATER -> compared(value) > 0;
      case LESS -> compared(value) < 0;
    };
  }

  // Zero, which satisfies neither, for what is no number, as in Kubernetes.
  private int compared(String value) {
    try {
      return value == null || values.size() != 1
          ? 0
          : Long.compare(Long.parseLong(value), Long.parseLong(values.get(0)));
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }

  @Override
  public String toString() {
    return switch (operator) {
      case IN -> values.size() == 1 ? key + "=" + values.get(0) : key + " in " + values;
      case NOT_IN -> key + " not in " + values;
      case EXISTS -> key;
      case ABSENT -> "!" + key;
      case GREATER -> key + ">" + String.join("", values);
      case LESS -> key + "<" + String.join("", values);
    };
  }
}
