package levante.tosca.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import levante.kernel.Diagnostic;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.YamlNode;
import levante.tosca.value.BoundedPattern;

/**
 * Reads {@code metadata/tabs}: for each tab a regular expression that the names of its inputs begin
 * with, as the Infrastructure Manager's dashboard takes it, or a list of names, each of which may
 * carry {@code enabled_by}, {@code tag_type} and {@code pattern}. What is wrong is left out with a
 * warning.
 */
final class TabReader {
  private static final List<String> HINTS = List.of("enabled_by", "tag_type", "pattern");

  private final Collection<String> own;
  private final Collection<String> known;
  private final List<Diagnostic> warnings;

  /**
   * A reader of one template's tabs.
   *
   * @param own the inputs of the template, which expressions choose from
   * @param known these and the inputs of its parents
   */
  TabReader(Collection<String> own, Collection<String> known, List<Diagnostic> warnings) {
    this.own = own;
    this.known = known;
    this.warnings = warnings;
  }

  /** The inputs of a tab, in its order. */
  List<TabEntry> read(Field tab) {
    Cursor at = tab.value();
    if (at.isList()) {
      return at.items().stream().flatMap(item -> entry(item).stream()).toList();
    }
    if (at.isMap()) {
      return at.fields().stream().flatMap(field -> entry(field).stream()).toList();
    }
    return at.isNull() ? List.of() : matching(at);
  }

  private List<TabEntry> matching(Cursor at) {
    String expression = at.scalar().orElseThrow();
    if (expression.length() > BoundedPattern.LONGEST_PATTERN) {
      warn(at, ProblemCode.INVALID_CONSTRAINT, "the regular expression is too long");
      return List.of();
    }
    try {
      BoundedPattern beginning =
          new BoundedPattern(Pattern.compile("(?:" + expression + ").*", Pattern.DOTALL));
      return own.stream().filter(beginning::matches).map(TabEntry::plain).toList();
    } catch (PatternSyntaxException invalid) {
      warn(
          at,
          ProblemCode.INVALID_CONSTRAINT,
          "not a regular expression: " + invalid.getDescription());
      return List.of();
    }
  }

  private Optional<TabEntry> entry(Cursor item) {
    if (item.isMap() && item.fields().size() == 1) {
      return entry(item.fields().get(0));
    }
    Optional<String> name = item.scalar().filter(text -> !item.isNull());
    if (name.isEmpty()) {
      warn(
          item,
          ProblemCode.SYNTAX_ERROR,
          "the name of an input is wanted here, not " + item.shape());
    }
    return name.filter(text -> isKnown(item, text)).map(TabEntry::plain);
  }

  private Optional<TabEntry> entry(Field field) {
    Cursor hints = field.value();
    if (!hints.isMap() && !hints.isNull()) {
      warn(
          hints,
          ProblemCode.SYNTAX_ERROR,
          "a map with some of %s is wanted here, not %s".formatted(HINTS, hints.shape()));
    }
    for (Field hint : hints.fields()) {
      if (!HINTS.contains(hint.name())) {
        warnings.add(
            Diagnostic.warning(
                ProblemCode.UNRECOGNIZED_PROPERTY.name(),
                hint.namePosition(),
                hint.value().path(),
                "a field of a form has no '%s'%s"
                    .formatted(Cursor.shortened(hint.name()), Nearest.hint(hint.name(), HINTS))));
      }
    }
    Cursor name =
        new Cursor(new YamlNode.Scalar(field.name(), false, field.namePosition()), hints.path());
    return isKnown(name, field.name())
        ? Optional.of(
            new TabEntry(
                field.name(), switchOf(hints), text(hints, "tag_type"), text(hints, "pattern")))
        : Optional.empty();
  }

  private Optional<String> switchOf(Cursor hints) {
    return hints
        .get("enabled_by")
        .filter(at -> at.scalar().filter(name -> isKnown(at, name)).isPresent())
        .flatMap(Cursor::scalar);
  }

  private static Optional<String> text(Cursor hints, String name) {
    return hints.get(name).flatMap(Cursor::scalar);
  }

  private boolean isKnown(Cursor at, String input) {
    if (!known.contains(input)) {
      warn(
          at,
          ProblemCode.UNKNOWN_INPUT,
          "the template has no input '%s'%s"
              .formatted(Cursor.shortened(input), Nearest.hint(input, new ArrayList<>(known))));
      return false;
    }
    return true;
  }

  private void warn(Cursor at, ProblemCode code, String message) {
    warnings.add(Diagnostic.warning(code.name(), at.position(), at.path(), message));
  }
}
