package levante.tosca.show;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import levante.tosca.data.Value;

/**
 * What a tree on somebody's screen leaves out: values under names that say they are secret, and the
 * secret texts themselves wherever they went. A value that is still symbolic tells nothing.
 */
public final class Hiding {
  /** Hides nothing. */
  public static final Hiding NOTHING = new Hiding(List.of(), false);

  private static final String HIDDEN = "***";
  private static final int SHORTEST_PART = 4;
  private static final List<String> WORDS =
      List.of("password", "passwd", "token", "secret", "private_key", "access_key");

  private final List<String> texts;
  private final boolean byName;

  private Hiding(Collection<String> texts, boolean byName) {
    List<String> longestFirst = new ArrayList<>(texts);
    longestFirst.removeIf(String::isBlank);
    longestFirst.sort(
        Comparator.comparingInt(String::length)
            .reversed()
            .thenComparing(Comparator.naturalOrder()));
    this.texts = List.copyOf(longestFirst);
    this.byName = byName;
  }

  /** Hides what is named like a secret, and these texts in any value. */
  public static Hiding secrets(Collection<String> texts) {
    return new Hiding(texts, true);
  }

  /** Whether a name says that its value is secret. */
  public static boolean isSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(lower::contains);
  }

  /** The value that stands under a name, in one line. */
  String text(String name, Value value) {
    if (byName && isSecret(name)) {
      return value.match(
          literal -> HIDDEN, items -> HIDDEN, entries -> HIDDEN, Shown::text, call -> HIDDEN);
    }
    return value.match(
        literal -> text(Shown.text(literal)),
        items -> items(name, items),
        this::entries,
        Shown::text,
        call -> text(Shown.text(call)));
  }

  private String items(String name, Value.Items items) {
    return items.values().stream()
        .map(value -> text(name, value))
        .collect(Collectors.joining(", ", "[ ", " ]"));
  }

  private String entries(Value.Entries entries) {
    return entries.values().entrySet().stream()
        .map(entry -> entry.getKey() + ": " + text(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private String text(String shown) {
    String hidden = shown;
    for (String secret : texts) {
      // A short secret is in many words that are none.
      boolean whole = secret.length() < SHORTEST_PART;
      hidden = whole ? (hidden.equals(secret) ? HIDDEN : hidden) : hidden.replace(secret, HIDDEN);
    }
    return hidden;
  }
}
