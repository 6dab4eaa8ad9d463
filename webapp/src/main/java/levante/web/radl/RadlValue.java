package levante.web.radl;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What a feature is compared with. */
public sealed interface RadlValue {
  /** A text. */
  record Text(String text) implements RadlValue {
    public Text {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.text().apply(this);
    }
  }

  /**
   * A number.
   *
   * @param unit as written, such as {@code m} or {@code GB}; empty for none
   */
  record Amount(BigDecimal amount, String unit) implements RadlValue {
    public Amount {
      Objects.requireNonNull(amount, "amount");
      Objects.requireNonNull(unit, "unit");
    }

    /** The amount in the base unit: bytes, or the plain number. */
    public BigDecimal inBase() {
      return amount.multiply(RadlUnit.factor(unit));
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.number().apply(this);
    }
  }

  /** Several texts. */
  record Texts(List<String> texts) implements RadlValue {
    public Texts {
      texts = List.copyOf(texts);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.texts().apply(this);
    }
  }

  /** A group of features, as of an application. */
  record Group(List<RadlFeature> features) implements RadlValue {
    public Group {
      features = List.copyOf(features);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.group().apply(this);
    }
  }

  /** One function a variant. */
  record Cases<R>(
      Function<Text, R> text,
      Function<Amount, R> number,
      Function<Texts, R> texts,
      Function<Group, R> group) {}

  /** The answer of the function that fits. */
  <R> R match(Cases<R> cases);

  /** A text as a value. */
  static RadlValue of(String text) {
    return new Text(text);
  }

  /** A plain number as a value. */
  static RadlValue of(long number) {
    return new Amount(BigDecimal.valueOf(number), "");
  }

  /** As a client reads it that asks for nothing but the value. */
  default String plain() {
    return match(
        new Cases<>(
            Text::text,
            number -> number.inBase().stripTrailingZeros().toPlainString(),
            texts -> String.join(",", texts.texts()),
            group -> RadlText.features(group.features())));
  }
}
