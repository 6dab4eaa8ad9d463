package levante.elasticity.adapter.slurm.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of nodes as Slurm abbreviates them: {@code w-[0-2,05],front}. */
final class HostList {
  private static final Pattern PART = Pattern.compile("([^\\[\\],]+)(?:\\[([0-9,-]+)\\])?(?:,|$)");
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})(?:-([0-9]{1,9}))?");

  /** More than Slurm has nodes. */
  private static final int MOST = 100_000;

  private HostList() {}

  /** The names in their order; none for what stands for nothing. */
  static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    Matcher part = PART.matcher(Words.isNone(text) ? "" : text);
    int end = 0;
    while (end < part.regionEnd()) {
      if (!part.find(end) || part.start() != end) {
        throw new UnreadableException("the nodes '%s'".formatted(text));
      }
      end = part.end();
      if (part.group(2) == null) {
        names.add(part.group(1));
      } else {
        expand(part.group(1), part.group(2), names);
      }
    }
    return names;
  }

  private static void expand(String prefix, String ranges, List<String> names) {
    for (String one : ranges.split(",")) {
      Matcher range = RANGE.matcher(one);
      if (!range.matches()) {
        throw new UnreadableException("the nodes '%s[%s]'".formatted(prefix, ranges));
      }
      String first = range.group(1);
      int last = Integer.parseInt(range.group(2) == null ? first : range.group(2));
      for (int i = Integer.parseInt(first); i <= last; i++) {
        if (names.size() == MOST) {
          throw new UnreadableException("more nodes than there are");
        }
        names.add(prefix + ("%0" + first.length() + "d").formatted(i));
      }
    }
  }
}
