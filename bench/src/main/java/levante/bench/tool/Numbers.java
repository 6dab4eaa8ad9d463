package levante.bench.tool;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Options of a command line that are numbers, such as {@code --minutes 10}, and {@code --json}. */
public record Numbers(Map<String, Integer> given, boolean json) {
  private static final String WANTED = "[1-9][0-9]{0,5}";

  /** Those options. */
  public Numbers {
    given = Map.copyOf(given);
  }

  /**
   * Reads words; empty when one is not understood.
   *
   * @param known the options that are numbers above 0
   */
  public static Optional<Numbers> of(List<String> words, List<String> known) {
    Map<String, Integer> given = new HashMap<>();
    boolean json = false;
    Iterator<String> left = words.iterator();
    while (left.hasNext()) {
      String word = left.next();
      String value = known.contains(word) && left.hasNext() ? left.next() : "";
      if (value.matches(WANTED)) {
        given.put(word, Integer.parseInt(value));
      } else if (word.equals("--json")) {
        json = true;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new Numbers(given, json));
  }

  /** The number that was given, or else the other. */
  public int or(String name, int otherwise) {
    return given.getOrDefault(name, otherwise);
  }
}
