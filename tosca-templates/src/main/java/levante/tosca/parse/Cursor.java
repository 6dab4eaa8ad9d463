package levante.tosca.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import levante.kernel.SourcePosition;

/**
 * A place in a document: a node and the path to it. Asking for a shape that the node does not have
 * notes a problem and gives nothing, so that the reader goes on to find the other problems.
 *
 * @param path keys and indices from the document's root, such as {@code
 *     topology_template/inputs/cpus}
 */
public record Cursor(YamlNode node, String path) {
  /** Where the node begins. */
  public SourcePosition position() {
    return node.position();
  }

  /** Whether nothing is written: an empty value, {@code ~} or {@code null}. */
  public boolean isNull() {
    return node instanceof YamlNode.Scalar scalar
        && scalar.plain()
        && Set.of("", "~", "null", "Null", "NULL").contains(scalar.text());
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

  /** The fields of a map in the order of the text; null is an empty map; the rest is a problem. */
  public List<Field> fields(Problems problems) {
    if (!isMap() && !isNull()) {
      problems.error(ProblemCode.SYNTAX_ERROR, this, "a map is wanted here, not " + shape());
    }
    return fields();
  }

  /** The fields of a map in the order of the text; none for anything else. */
  public List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    if (node instanceof YamlNode.Mapping mapping) {
      mapping
          .entries()
          .forEach((key, entry) -> fields.add(new Field(key, entry.keyPosition(), at(key, entry))));
    }
    return fields;
  }

  /** The field of a map that has something written in it. */
  public Optional<Field> field(String name) {
    if (node instanceof YamlNode.Mapping mapping && mapping.entries().containsKey(name)) {
      YamlNode.Entry entry = mapping.entries().get(name);
      return Optional.of(new Field(name, entry.keyPosition(), at(name, entry)))
          .filter(field -> !field.value().isNull());
    }
    return Optional.empty();
  }

  /** The field of a map that has no other. */
  public Optional<Field> onlyField() {
    if (node instanceof YamlNode.Mapping mapping && mapping.entries().size() == 1) {
      Map.Entry<String, YamlNode.Entry> only = mapping.entries().entrySet().iterator().next();
      YamlNode.Entry entry = only.getValue();
      return Optional.of(new Field(only.getKey(), entry.keyPosition(), at(only.getKey(), entry)));
    }
    return Optional.empty();
  }

  /** The value of {@link #field}. */
  public Optional<Cursor> get(String name) {
    return field(name).map(Field::value);
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
    List<Cursor> items = new ArrayList<>();
    if (node instanceof YamlNode.Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        items.add(new Cursor(sequence.items().get(i), path + "/" + i));
      }
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
    for (Field field : fields()) {
      if (!known.contains(field.name())) {
        problems.error(
            ProblemCode.UNRECOGNIZED_PROPERTY,
            field,
            "there is no key '%s' here%s"
                .formatted(field.name(), Nearest.hint(field.name(), known)));
      }
    }
  }

  /** The same content as if all of it stood at another cursor's place. */
  public Cursor movedTo(Cursor place) {
    return new Cursor(node.movedTo(place.position()), place.path());
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

  private Cursor at(String key, YamlNode.Entry entry) {
    return new Cursor(entry.value(), path.isEmpty() ? key : path + "/" + key);
  }
}
