package levante.translation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The segments of a program with what they are in another language. Its file is a PO file as GNU
 * gettext has it, so that people who translate may use the tools that they have; each text stands
 * in one line there, without plurals and contexts.
 */
public final class Catalogue {
  private static final String ENGLISH = "msgid ";
  private static final String OTHER = "msgstr ";

  private final Map<String, String> translations;

  private Catalogue(Map<String, String> translations) {
    this.translations = translations;
  }

  /** Reads a file; a segment that is there twice is an {@link IllegalArgumentException}. */
  public static Catalogue read(String text) {
    Map<String, String> translations = new LinkedHashMap<>();
    String english = "";
    for (String line : text.lines().toList()) {
      if (line.startsWith(ENGLISH)) {
        english = unquoted(line.substring(ENGLISH.length()));
      } else if (line.startsWith(OTHER) && !english.isEmpty()) {
        String other = unquoted(line.substring(OTHER.length()));
        if (translations.put(english, other) != null) {
          throw new IllegalArgumentException("twice in the catalogue: " + english);
        }
      }
    }
    return new Catalogue(translations);
  }

  /** What a segment is in the other language. */
  public Optional<String> of(String english) {
    return Optional.ofNullable(translations.get(english)).filter(one -> !one.isEmpty());
  }

  /** All segments that it has, translated or not, in their order. */
  public Set<String> segments() {
    return Collections.unmodifiableSet(translations.keySet());
  }

  /**
   * The file with these segments and no others, each where it first occurs.
   *
   * @param head its lines before the segments
   * @param places the segments by the place where they are found
   */
  public String written(String head, Map<String, List<String>> places) {
    StringBuilder text = new StringBuilder(head);
    Set<String> done = new LinkedHashSet<>();
    places.forEach(
        (place, segments) ->
            segments.stream()
                .filter(done::add)
                .forEach(
                    segment ->
                        text.append("\n#: %s\n".formatted(place))
                            .append(ENGLISH + quoted(segment) + "\n")
                            .append(OTHER + quoted(of(segment).orElse("")) + "\n")));
    return text.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  private static String unquoted(String quoted) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < quoted.length() - 1; i++) {
      char one = quoted.charAt(i);
      if (one == '\\') {
        i++;
        text.append(quoted.charAt(i) == 'n' ? '\n' : quoted.charAt(i));
      } else {
        text.append(one);
      }
    }
    return text.toString();
  }
}
