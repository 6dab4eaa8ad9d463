package levante.tosca.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.tosca.data.Value;
import levante.tosca.parse.Cursor;

/**
 * The default {@code random(N)} of an input: a secret of so many letters and digits, which is drawn
 * when the template is first deployed.
 */
public record RandomText(int length) {
  static final int LONGEST = 256;

  private static final Pattern WRITTEN =
      Pattern.compile("\\s*random\\(\\s*([0-9]{1,9})\\s*\\)\\s*");
  private static final String SIGNS =
      "aA0bB1cC2dD3eE4fF5gG6hH7iI8jJ9kKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ";

  /** What a default asks for, if it does; the length may be out of bounds. */
  public static Optional<RandomText> of(Cursor defaultValue) {
    return defaultValue
        .scalar()
        .filter(text -> text.length() < 50)
        .map(WRITTEN::matcher)
        .filter(Matcher::matches)
        .map(matcher -> new RandomText(Integer.parseInt(matcher.group(1))));
  }

  /** The inputs of a document whose default asks for a text that can be drawn. */
  public static SortedMap<String, RandomText> inputs(Cursor document) {
    SortedMap<String, RandomText> found = new TreeMap<>();
    document
        .get("topology_template")
        .flatMap(topology -> topology.get("inputs"))
        .map(Cursor::fields)
        .orElse(List.of())
        .forEach(
            field ->
                field
                    .value()
                    .get("default")
                    .flatMap(RandomText::of)
                    .filter(RandomText::isBounded)
                    .ifPresent(text -> found.put(field.name(), text)));
    return found;
  }

  /** Whether so long a text is drawn. */
  public boolean isBounded() {
    return length >= 1 && length <= LONGEST;
  }

  /** A text that was never there before. */
  public String draw(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return text.toString();
  }

  /** A text that has all kinds of characters and the length, to hold against constraints. */
  String sample() {
    return SIGNS.repeat(length / SIGNS.length() + 1).substring(0, length);
  }

  /** What stands for the text as long as it is not drawn. */
  Value symbol(String input) {
    return new Value.Reference(Value.Reference.Kind.RANDOM, input, List.of(String.valueOf(length)));
  }
}
