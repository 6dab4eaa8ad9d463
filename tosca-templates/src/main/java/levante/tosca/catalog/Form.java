package levante.tosca.catalog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person fills in to deploy a template: its inputs, laid out in tabs as its metadata say.
 * Every input is in just one tab.
 *
 * @param title a few words for a list
 * @param description a sentence or two for the person who chooses
 * @param icon a path or URL of a picture, as the metadata write it
 * @param tags words to sort templates by
 * @param order where it stands among others; the lower the earlier
 * @param tabs in the order of the metadata; inputs that no tab names are in a last one
 * @param children files or ids of templates that may be added to this one
 */
public record Form(
    String title,
    String description,
    Optional<String> icon,
    List<String> tags,
    Optional<Integer> order,
    List<Tab> tabs,
    List<String> children) {
  public Form {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(icon, "icon");
    Objects.requireNonNull(order, "order");
    tags = List.copyOf(tags);
    tabs = List.copyOf(tabs);
    children = List.copyOf(children);
  }

  /** A page of the form. */
  public record Tab(String name, List<Field> fields) {
    public Tab {
      fields = List.copyOf(fields);
    }
  }

  /**
   * One input.
   *
   * @param type as the template names it, such as {@code scalar-unit.size}
   * @param entryType of the items of a list or the values of a map
   * @param defaultValue as JSON would hold it; {@code random(N)} stays as it is written
   * @param required whether a value is needed that has no default
   * @param unit the unit that the default is spelled with, else a usual one; for types that have
   *     one
   * @param help what the input is for
   * @param enabledBy the boolean input that has to be true for this one to matter
   * @param tagType how the metadata ask to show it, such as {@code email} or {@code textarea}
   */
  public record Field(
      String name,
      String type,
      Optional<String> entryType,
      Optional<Object> defaultValue,
      boolean required,
      Limits limits,
      Optional<String> unit,
      String help,
      Optional<String> enabledBy,
      Optional<String> tagType) {
    public Field {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(entryType, "entryType");
      Objects.requireNonNull(defaultValue, "defaultValue");
      Objects.requireNonNull(limits, "limits");
      Objects.requireNonNull(unit, "unit");
      Objects.requireNonNull(help, "help");
      Objects.requireNonNull(enabledBy, "enabledBy");
      Objects.requireNonNull(tagType, "tagType");
    }
  }

  /**
   * What a value has to keep to, as far as a form can check it while somebody types.
   *
   * @param validValues the only values there are; empty for any
   * @param least the lower bound
   * @param most the upper bound
   * @param patterns regular expressions, of which all have to match
   */
  public record Limits(
      List<Object> validValues,
      Optional<Bound> least,
      Optional<Bound> most,
      List<String> patterns,
      Optional<Integer> shortest,
      Optional<Integer> longest) {
    /** None at all. */
    public static final Limits NONE =
        new Limits(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());

    public Limits {
      validValues = List.copyOf(validValues);
      Objects.requireNonNull(least, "least");
      Objects.requireNonNull(most, "most");
      patterns = List.copyOf(patterns);
      Objects.requireNonNull(shortest, "shortest");
      Objects.requireNonNull(longest, "longest");
    }
  }

  /**
   * One end of a range.
   *
   * @param value as JSON would hold it, such as {@code 4} or {@code "8 GB"}
   * @param exclusive whether the value itself is out of the range
   */
  public record Bound(Object value, boolean exclusive) {}

  /** All fields, tab by tab. */
  public Stream<Field> fields() {
    return tabs.stream().flatMap(tab -> tab.fields().stream());
  }

  /** The input of that name. */
  public Optional<Field> field(String name) {
    return fields().filter(field -> field.name().equals(name)).findFirst();
  }
}
