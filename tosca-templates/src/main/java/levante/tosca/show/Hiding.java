package levante.tosca.show;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
      List.of("password", "passwd", "passphrase", "token", "secret", "private_key", "access_key");

  // MASTER_KEY, api-key, apiKey; the key that is told to everybody is not meant.
  private static final Pattern KEY = Pattern.compile("(?i).*([_-]|api|master)key");
  private static final Pattern ASSIGNMENT = Pattern.compile("(?s)([A-Za-z_][A-Za-z0-9_]*)=.*");

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
    boolean isKey = KEY.matcher(name).matches() && !lower.contains("public");
    return isKey || WORDS.stream().anyMatch(lower::contains);
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

  // A variable of an environment may also be a map of its name and its value.
  private String entries(Value.Entries entries) {
    Optional<String> named = Optional.ofNullable(entries.values().get("name")).map(Shown::text);
    return entries.values().entrySet().stream()
        .map(
            entry ->
                entry.getKey()
                    + ": "
                    + text(
                        named.filter(name -> entry.getKey().equals("value")).orElse(entry.getKey()),
                        entry.getValue()))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private String text(String shown) {
    Matcher assigned = ASSIGNMENT.matcher(shown);
    if (byName && assigned.matches() && isSecret(assigned.group(1))) {
      return assigned.group(1) + "=" + HIDDEN;
    }
    String hidden = shown;
    for (String secret : texts) {
      // A short secret is in many words that are none.
      boolean whole = secret.length() < SHORTEST_PART;
      hidden = whole ? (hidden.equals(secret) ? HIDDEN : hidden) : hidden.replace(secret, HIDDEN);
    }
    return hidden;
  }
}
