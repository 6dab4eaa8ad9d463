package levante.web.page.choice;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import levante.web.language.Say;
import levante.web.page.form.FieldViews;

/**
 * Inputs that one search fills in: those that say of which size, or of which image, the machines of
 * a node template are, and where.
 *
 * @param node the name of the node template
 * @param inputs by the property that each is used for
 * @param field the input that the search stands beside
 */
public record Choice(Kind kind, String node, SortedMap<String, String> inputs, String field) {
  /** What is searched. */
  public enum Kind {
    SIZE("sizes", "1 size fits", "%d sizes fit"),
    IMAGE("images", "1 image fits", "%d images fit");

    private final String words;
    private final String one;
    private final String several;

    Kind(String words, String one, String several) {
      this.words = words;
      this.one = one;
      this.several = several;
    }

    /** For people. */
    public String words() {
      return Say.of(words);
    }

    /** How many of them fit what is asked for. */
    String fit(int count) {
      return Say.of(count == 1 ? one : several, count);
    }
  }

  public Choice {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
  }

  /** The node template, for people. */
  public String nodeWords() {
    return node.replace('_', ' ');
  }

  /** The labels of its fields, for people. */
  public String labels() {
    return inputs.values().stream()
        .distinct()
        .map(FieldViews::label)
        .collect(Collectors.joining(", "));
  }
}
