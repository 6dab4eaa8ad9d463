package levante.elasticity.adapter.slurm.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * On how many nodes a job may be, and on which not.
 *
 * @param most empty when it may be spread over as many as it has tasks
 */
record Bounds(List<String> excluded, Optional<Long> most) {
  private static final Pattern LINE =
      Pattern.compile("([0-9]+) ([^ ]+) [0-9]{1,9}(?:-([0-9]{1,9}))?");

  static final Bounds UNKNOWN = new Bounds(List.of(), Optional.empty());

  Bounds {
    excluded = List.copyOf(excluded);
  }

  /** By job. What is said in two ways of one is what a name has said, and is not believed. */
  static Map<String, Bounds> read(List<String> lines) {
    Map<String, Bounds> all = new TreeMap<>();
    for (String line : lines) {
      Matcher one = LINE.matcher(line);
      if (!one.matches()) {
        throw new UnreadableException("the bounds '%s'".formatted(line));
      }
      Bounds bounds =
          new Bounds(
              HostList.names(one.group(2)), Optional.ofNullable(one.group(3)).map(Words::number));
      all.merge(one.group(1), bounds, (first, next) -> first.equals(next) ? first : UNKNOWN);
    }
    return all;
  }
}
