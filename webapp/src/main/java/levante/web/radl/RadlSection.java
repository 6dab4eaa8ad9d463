package levante.web.radl;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A section with features: a network, a system, an Ansible host or the description.
 *
 * @param isReference whether it only names one that is defined elsewhere
 */
public record RadlSection(Kind kind, String id, boolean isReference, List<RadlFeature> features) {
  /** What a section may be. */
  public enum Kind {
    DESCRIPTION("description"),
    ANSIBLE("ansible"),
    NETWORK("network"),
    SYSTEM("system");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word on the wire. */
    public String word() {
      return word;
    }
  }

  public RadlSection {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
    features = List.copyOf(features);
  }

  /** A section that says what its features are. */
  public static RadlSection defined(Kind kind, String id, List<RadlFeature> features) {
    return new RadlSection(kind, id, false, features);
  }

  /** The last feature of that name, which is the one that counts. */
  public Optional<RadlFeature> feature(String name) {
    return features.stream()
        .filter(feature -> feature.name().equals(name))
        .reduce((first, second) -> second);
  }

  /** The text of a feature. */
  public Optional<String> text(String name) {
    return feature(name)
        .map(RadlFeature::value)
        .filter(RadlValue.Text.class::isInstance)
        .map(RadlValue::plain);
  }

  /** The number of a feature in its base unit, however it is compared. */
  public Optional<java.math.BigDecimal> number(String name) {
    return feature(name)
        .map(RadlFeature::value)
        .filter(RadlValue.Amount.class::isInstance)
        .map(value -> ((RadlValue.Amount) value).inBase());
  }
}
