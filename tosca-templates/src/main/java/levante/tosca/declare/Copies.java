package levante.tosca.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/**
 * Fills in what templates copy. A copy takes all of the other template; what it writes itself goes
 * over that, key by key, so that one property can be changed and the others kept.
 */
public final class Copies {
  private static final String COPY = "copy";

  /** More entries are refused, as {@code YamlComposer} refuses aliases that make as many. */
  private static final long MOST_ENTRIES = 500_000;

  private final String word;
  private final Problems problems;
  private final Overlay overlay = new Overlay();

  /**
   * Copies of one kind of template.
   *
   * @param word what the templates are called in a sentence
   */
  public Copies(String word, Problems problems) {
    this.word = word;
    this.problems = problems;
  }

  /** The fields of a section of templates, each with what it copies; wrong copies are noted. */
  public List<Field> filled(Cursor section) {
    List<Field> filled = new ArrayList<>();
    for (Field field : section.fields()) {
      Optional<Cursor> wanted = field.value().get(COPY);
      filled.add(
          wanted
              .flatMap(at -> original(section, at))
              .map(from -> new Field(field.name(), field.namePosition(), over(from, field.value())))
              .orElse(field));
    }
    return filled;
  }

  private Optional<Cursor> original(Cursor section, Cursor wanted) {
    Optional<String> name = wanted.text(problems);
    Optional<Cursor> found = name.flatMap(section::get);
    if (name.isPresent() && found.isEmpty()) {
      List<String> known = section.fields().stream().map(Field::name).toList();
      problems.error(
          ProblemCode.COPY_NOT_FOUND,
          wanted,
          "there is no %s '%s' to copy%s"
              .formatted(word, name.get(), Nearest.hint(name.get(), known)));
    }
    if (found.flatMap(one -> one.get(COPY)).isPresent()) {
      problems.error(
          ProblemCode.COPY_NOT_FOUND,
          wanted,
          "the %s '%s' is a copy itself; copy the one that it is made from"
              .formatted(word, name.orElse("")));
      return Optional.empty();
    }
    return found;
  }

  /** What one template writes, laid over what another one does. */
  Cursor over(Cursor original, Cursor own) {
    if (overlay.made() > MOST_ENTRIES) {
      problems.error(
          ProblemCode.TOO_LARGE,
          own,
          "the copies together have more than %d entries".formatted(MOST_ENTRIES));
      return own;
    }
    return own.holding(overlay.ofTemplates(original.node(), own.node()));
  }
}
