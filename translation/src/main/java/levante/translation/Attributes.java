package levante.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The attributes of a tag that people read or hear. */
final class Attributes {
  private static final Pattern WORDED =
      Pattern.compile(
          "(?<=\\s)(?:aria-label|title|placeholder|alt|data-label|data-copy|data-large)=\"");

  private Attributes() {}

  /** Their values, of those that have words in them. */
  static List<String> in(String tag) {
    List<String> values = new ArrayList<>();
    translated(
        tag,
        value -> {
          values.add(value);
          return value;
        });
    return values;
  }

  /** The tag with other words in them. */
  static String translated(String tag, UnaryOperator<String> translation) {
    StringBuilder text = new StringBuilder();
    int done = 0;
    Matcher attribute = WORDED.matcher(tag);
    while (attribute.find(done)) {
      int end = end(tag, attribute.end());
      String value = tag.substring(attribute.end(), end);
      boolean worded = Pieces.of(value).stream().anyMatch(Piece::isWorded);
      text.append(tag, done, attribute.end()).append(worded ? translation.apply(value) : value);
      done = end;
    }
    return text.append(tag.substring(done)).toString();
  }

  private static int end(String tag, int from) {
    int place = from;
    while (tag.charAt(place) != '"') {
      place = tag.startsWith("${", place) ? Brackets.after(tag, place + 1) : place + 1;
    }
    return place;
  }
}
