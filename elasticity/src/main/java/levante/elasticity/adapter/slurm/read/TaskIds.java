package levante.elasticity.adapter.slurm.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tasks of an array that wait: {@code 1-9:4,20%2}.
 *
 * @param ids the first ten thousand of them
 * @param atOnce so many of the array run at a time
 */
record TaskIds(List<Long> ids, long atOnce) {
  private static final Pattern RANGE =
      Pattern.compile("([0-9]{1,9})(?:-([0-9]{1,9})(?::([1-9][0-9]{0,8}))?)?");

  /** Who has more waits long anyway. */
  static final int MOST = 10_000;

  TaskIds {
    ids = List.copyOf(ids);
  }

  static TaskIds read(String text) {
    int limit = text.indexOf('%');
    List<Long> ids = new ArrayList<>();
    for (String one : (limit < 0 ? text : text.substring(0, limit)).split(",")) {
      Matcher range = RANGE.matcher(one);
      if (!range.matches()) {
        throw new UnreadableException("the tasks '%s'".formatted(text));
      }
      long first = Words.number(range.group(1));
      long last = range.group(2) == null ? first : Words.number(range.group(2));
      long step = range.group(3) == null ? 1 : Words.number(range.group(3));
      for (long id = first; id <= last && ids.size() < MOST; id += step) {
        ids.add(id);
      }
    }
    return new TaskIds(ids, limit < 0 ? Long.MAX_VALUE : Words.number(text.substring(limit + 1)));
  }
}
