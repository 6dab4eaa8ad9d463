package levante.web.radl;

import java.util.Objects;

/**
 * One line of a section: a name, a comparison, a value. Soft features, which are wishes only, stand
 * under the name {@code soft} with their weight before it.
 */
public record RadlFeature(String name, Operator operator, RadlValue value) {
  /** How RADL compares. */
  public enum Operator {
    EQUALS("="),
    LESS("<"),
    MORE(">"),
    AT_LEAST(">="),
    AT_MOST("<="),
    CONTAINS("contains");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** As it is written. */
    public String sign() {
      return sign;
    }

    /** Whether a larger value does as well. */
    public boolean isLowerBound() {
      return this == AT_LEAST || this == MORE;
    }
  }

  public RadlFeature {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(operator, "operator");
    Objects.requireNonNull(value, "value");
  }

  /** Says that a text is the value. */
  public static RadlFeature is(String name, String text) {
    return new RadlFeature(name, Operator.EQUALS, RadlValue.of(text));
  }

  /** Says that a number is the value. */
  public static RadlFeature is(String name, long number) {
    return new RadlFeature(name, Operator.EQUALS, RadlValue.of(number));
  }
}
