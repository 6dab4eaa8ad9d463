package levante.tosca.workflow;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.value.ConstraintReader;
import levante.tosca.value.Shape;

/**
 * Checks condition clauses (Simple Profile 1.3, 3.6.25): {@code and}, {@code or}, {@code not} and
 * the {@code assert} of older versions over assertions, each an attribute with its constraints.
 */
public final class ConditionReader {
  private static final List<String> LISTS = List.of("and", "or", "assert");
  private static final String NOT = "not";

  private final TypeLibrary library;
  private final Problems problems;

  /** A reader that notes what it cannot read. */
  public ConditionReader(TypeLibrary library, Problems problems) {
    this.library = library;
    this.problems = problems;
  }

  /**
   * Checks a list of clauses, or a map of them; all have to hold. A text, as drafts of the language
   * have it, says nothing that could be checked.
   *
   * @param targets whose attributes are asked for; those of none leave the names unchecked
   */
  public void check(Cursor clauses, List<NodeDeclaration> targets) {
    if (clauses.scalar().isPresent() && !clauses.isNull()) {
      return;
    }
    for (Cursor item : clauses.isMap() ? List.of(clauses) : clauses.items(problems)) {
      for (Field clause : item.fields(problems)) {
        clause(clause, targets);
      }
    }
  }

  private void clause(Field clause, List<NodeDeclaration> targets) {
    Cursor value = clause.value();
    if (LISTS.contains(clause.name())) {
      check(value, targets);
    } else if (clause.name().equals(NOT)) {
      if (value.size() != 1) {
        problems.error(
            ProblemCode.INVALID_CONSTRAINT, clause, "'not' is followed by one condition clause");
      }
      check(value, targets);
    } else if (!ConstraintReader.isClause(clause.name())) {
      assertion(clause, targets);
    }
  }

  // A constraint without the name of an attribute is on what the event tells.
  private void assertion(Field clause, List<NodeDeclaration> targets) {
    TreeMap<String, PropertyDefinition> known = new TreeMap<>();
    for (NodeDeclaration target : targets) {
      Optional<EffectiveType> type = target.type();
      if (type.isEmpty()) {
        return;
      }
      // Every property is an attribute as well.
      known.putAll(type.get().properties());
      known.putAll(type.get().attributes());
    }
    PropertyDefinition definition = known.get(clause.name());
    if (definition != null) {
      shape(definition).ifPresent(it -> new ConstraintReader(it, problems).read(clause.value()));
    } else if (!targets.isEmpty()) {
      problems.error(
          ProblemCode.UNKNOWN_ATTRIBUTE,
          clause,
          "the target has no attribute '%s'%s"
              .formatted(clause.name(), Nearest.hint(clause.name(), known.keySet())));
    }
  }

  private Optional<Shape> shape(PropertyDefinition definition) {
    String type = definition.schema().type().name();
    return Shape.named(type)
        .or(() -> library.effective(TypeKind.DATA, type).map(EffectiveType::shape));
  }
}
