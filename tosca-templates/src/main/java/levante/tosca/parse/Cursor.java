package levante.tosca.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.SourcePosition;

/**
 * A place in a document: a node and the path to it. Asking for a shape that the node does not have
 * notes a problem and gives nothing, so that the reader goes on to find the other problems.
 */
public final class Cursor {
  private static final int LONGEST_NULL = 4;

  private final YamlNode node;
  // The root stands above itself.
  private final Cursor above;
  // A key or an index; an index is spelled only when somebody asks for the path.
  private final Object step;

  /**
   * A cursor at a node.
   *
   * @param path keys and indices from the document's root, such as {@code
   *     topology_template/inputs/cpus}
   */
  public Cursor(YamlNode node, String path) {
    this.node = node;
    this.above = this;
    this.step = path;
  }

  private Cursor(YamlNode node, Cursor above, Object step) {
    this.node = node;
    this.above = above;
    this.step = step;
  }

  /** What stands there. */
  public YamlNode node() {
    return node;
  }

  /** Keys and indices from the document's root; only put together when a problem asks for it. */
  public String path() {
    String before = above == this ? "" : above.path();
    return before.isEmpty() ? String.valueOf(step) : before + "/" + step;
  }

  /** Where the node begins. */
  public SourcePosition position() {
    return node.position();
  }

  /** Whether nothing is written: an empty value, {@code ~} or {@code null}. */
  public boolean isNull() {
    return isNull(node);
  }

  private static boolean isNull(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar && scalar.plain() && isNull(scalar.text());
  }

  private static boolean isNull(String text) {
    // The length first: texts are long, and this is asked of every one.
    return text.length() <= LONGEST_NULL
        && switch (text) {
          case "", "~", "null", "Null", "NULL" -> true;
          default -> false;
        };
  }

  /** The text of a scalar, if it is one. */
  public Optional<String> scalar() {
    return node instanceof YamlNode.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
  }

  /** The text of a scalar; anything else is a problem. */
  public Optional<String> text(Problems problems) {
    if (scalar().isEmpty() || isNull()) {
      problems.error(ProblemCode.SYNTAX_ERROR, this, "a text is wanted here, not " + shape());
      return Optional.empty();
    }
    return scalar();
  }

  /** Whether it is a map. */
  public boolean isMap() {
    return node instanceof YamlNode.Mapping;
  }

  /** Whether it is a list. */
  public boolean isList() {
    return node instanceof YamlNode.Sequence;
  }

  /** Notes a problem when it is neither a map nor null. */
  public void expectMap(Problems problems) {
    if (!isMap() && !isNull()) {
      problems.error(ProblemCode.SYNTAX_ERROR, this, "a map is wanted here, not " + shape());
    }
  }

  /** The fields of a map in the order of the text; null is an empty map; the rest is a problem. */
  public List<Field> fields(Problems problems) {
    expectMap(problems);
    return fields();
  }

  /** The fields of a map in the order of the text; none for anything else. */
  public List<Field> fields() {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      return List.of();
    }
    List<Field> fields = new ArrayList<>(mapping.entries().size());
    mapping.entries().forEach((key, entry) -> fields.add(field(key, entry)));
    return fields;
  }

  /** The field of a map that has something written in it. */
  public Optional<Field> field(String name) {
    return entry(name).map(entry -> field(name, entry));
  }

  private Optional<YamlNode.Entry> entry(String name) {
    return node instanceof YamlNode.Mapping mapping
        ? Optional.ofNullable(mapping.entries().get(name)).filter(one -> !isNull(one.value()))
        : Optional.empty();
  }

  /** The field of a map that has no other. */
  public Optional<Field> onlyField() {
    if (node instanceof YamlNode.Mapping mapping && mapping.entries().size() == 1) {
      Map.Entry<String, YamlNode.Entry> only = mapping.entries().entrySet().iterator().next();
      return Optional.of(field(only.getKey(), only.getValue()));
    }
    return Optional.empty();
  }

  /** The value of {@link #field}. */
  public Optional<Cursor> get(String name) {
    return entry(name).map(entry -> new Cursor(entry.value(), this, name));
  }

  /** The items of a list; null is an empty list; the rest is a problem. */
  public List<Cursor> items(Problems problems) {
    if (!isList() && !isNull()) {
      problems.error(ProblemCode.SYNTAX_ERROR, this, "a list is wanted here, not " + shape());
    }
    return items();
  }

  /** The items of a list; none for anything else. */
  public List<Cursor> items() {
    if (!(node instanceof YamlNode.Sequence sequence)) {
      return List.of();
    }
    List<Cursor> items = new ArrayList<>(sequence.items().size());
    for (YamlNode item : sequence.items()) {
      items.add(new Cursor(item, this, items.size()));
    }
    return items;
  }

  /** How many fields a map or items a list has; 0 for a text. */
  public int size() {
    return node.match(
        scalar -> 0, sequence -> sequence.items().size(), mapping -> mapping.entries().size());
  }

  /** Notes every key of a map that is not one of the known ones, each with the nearest of them. */
  public void checkKeys(Problems problems, List<String> known) {
    if (node instanceof YamlNode.Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (key, entry) -> {
                if (!known.contains(key)) {
                  problems.error(
                      ProblemCode.UNRECOGNIZED_PROPERTY,
                      field(key, entry),
                      "there is no key '%s' here%s".formatted(key, Nearest.hint(key, known)));
                }
              });
    }
  }

  /** The same content as if all of it stood at another cursor's place. */
  public Cursor movedTo(Cursor place) {
    return place.holding(node.movedTo(place.position()));
  }

  /** The same place with something else in it. */
  public Cursor holding(YamlNode other) {
    return above == this ? new Cursor(other, path()) : new Cursor(other, above, step);
  }

  /** What it is, for a sentence. */
  public String shape() {
    return node.match(
        scalar -> isNull() ? "nothing" : "the text '%s'".formatted(shortened(scalar.text())),
        sequence -> "a list",
        mapping -> "a map");
  }

  /** A text that is short enough for a sentence. */
  public static String shortened(String text) {
    String line = text.replace('\n', ' ');
    return line.length() <= 60 ? line : line.substring(0, 57) + "...";
  }

  private Field field(String key, YamlNode.Entry entry) {
    return new Field(key, entry.keyPosition(), new Cursor(entry.value(), this, key));
  }
}
