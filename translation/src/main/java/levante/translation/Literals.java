package levante.translation;

import java.util.List;
import java.util.regex.Pattern;

/** The strings in an expression of Java. */
final class Literals {
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern ESCAPE = Pattern.compile("\\\\.");

  private Literals() {}

  /** What they say, without what is escaped. */
  static List<String> in(String expression) {
    return LITERAL
        .matcher(expression)
        .results()
        .map(found -> ESCAPE.matcher(found.group(1)).replaceAll(""))
        .toList();
  }

  /** The expression without them. */
  static String without(String expression) {
    return LITERAL.matcher(expression).replaceAll("");
  }
}
