package levante.web.page.choice;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    SIZE("sizes"),
    IMAGE("images");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
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
