package levante.web.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language that the pages are had in. */
public enum Language {
  /** What they are written in. */
  ENGLISH("en", "English"),
  SPANISH("es", "Español");

  private final String tag;
  private final String title;

  Language(String tag, String title) {
    this.tag = tag;
    this.title = title;
  }

  /** By BCP 47, as {@code lang} and {@code Accept-Language} have it. */
  public String tag() {
    return tag;
  }

  /** As it calls itself. */
  public String title() {
    return title;
  }

  /** For dates. */
  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /** The one of that tag. */
  public static Optional<Language> of(String tag) {
    return Arrays.stream(values()).filter(one -> one.tag.equals(tag)).findFirst();
  }

  /**
   * What was chosen, else what the browser asks for first of those that there are, else English.
   *
   * @param chosen a tag
   * @param accepted an {@code Accept-Language}
   */
  public static Language spoken(Optional<String> chosen, Optional<String> accepted) {
    return chosen
        .flatMap(Language::of)
        .or(() -> accepted.flatMap(Language::firstOf))
        .orElse(ENGLISH);
  }

  private static Optional<Language> firstOf(String accepted) {
    List<Locale.LanguageRange> ranges;
    try {
      ranges = Locale.LanguageRange.parse(accepted);
    } catch (IllegalArgumentException garbled) {
      return Optional.empty();
    }
    // Sorted by weight; a weight of nothing is a refusal.
    return ranges.stream()
        .filter(range -> range.getWeight() > 0)
        .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage())
        .flatMap(language -> of(language).stream())
        .findFirst();
  }
}
