package levante.translation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** What a translation has to have as the segment has it, wherever it stands. */
public final class Placeholders {
  private static final Pattern JOINING = Pattern.compile("[+\\s]");
  private static final Pattern MARK = Pattern.compile("</?[a-z]+[0-9]*>");
  private static final Pattern FORMAT = Pattern.compile("%(?:\\d+\\$)?[,.0-9]*([sd%])");

  private Placeholders() {}

  /**
   * The values of a segment, the elements and what {@link String#format} puts in, sorted. Strings
   * within an expression are words and do not count, nor does what joins them.
   */
  public static List<String> in(String segment) {
    List<String> all = new ArrayList<>();
    StringBuilder rest = new StringBuilder();
    int at = 0;
    while (at < segment.length()) {
      if (segment.startsWith("${", at)) {
        int end = Brackets.after(segment, at + 1);
        String expression = Literals.without(segment.substring(at, end));
        all.add(JOINING.matcher(expression).replaceAll(""));
        at = end;
      } else {
        rest.append(segment.charAt(at));
        at++;
      }
    }
    MARK.matcher(rest).results().forEach(found -> all.add(found.group()));
    FORMAT.matcher(rest).results().forEach(found -> all.add("%" + found.group(1)));
    Collections.sort(all);
    return all;
  }
}
