package levante.tosca.require;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import levante.tosca.declare.Declarations;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.declare.RelationshipTemplates;
import levante.tosca.function.Evaluation;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeChecker;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.require.Selection.Pending;
import levante.tosca.types.RequirementDefinition;
import levante.tosca.types.TypeKind;

/**
 * Finds the node template that serves each requirement. An assignment names a node template, or a
 * node type of which there is only one, or leaves the choice to the definition and to a node
 * filter. Filters choose last, since they compare values that other requirements lead to.
 *
 * <p>A requirement that is due and not assigned is served by the only node template that fits the
 * node type of its definition and serves no other requirement of the same source (Simple Profile
 * 1.3 leaves that choice to the orchestrator); else it is not satisfied.
 */
public final class RequirementResolver {
  private static final List<String> KEYS =
      List.of(
          "node",
          "capability",
          "relationship",
          "node_filter",
          "occurrences",
          "count",
          "description");

  private final TypeLibrary library;
  private final Declarations declarations;
  private final Problems problems;
  private final Connector connector;
  private final Selection selection;
  private final CountChecker counts;
  private final List<Pending> pending = new ArrayList<>();
  private final Map<String, Integer> pendingOf = new HashMap<>();
  private final Set<String> unread = new HashSet<>();

  /** A resolver that has resolved nothing yet. */
  public RequirementResolver(
      TypeLibrary library,
      TypeChecker types,
      Declarations declarations,
      RelationshipTemplates relationships,
      Problems problems) {
    this.library = library;
    this.declarations = declarations;
    this.problems = problems;
    this.connector = new Connector(library, types, declarations, relationships, problems);
    this.selection = new Selection(library, new Candidates(library, declarations), problems);
    this.counts = new CountChecker(library, declarations, connector, selection, problems);
  }

  /**
   * Resolves the requirements of all node templates.
   *
   * @param evaluation the values of properties with the requirements that are resolved so far;
   *     asked for only when a filter compares some
   */
  public void resolveAll(Supplier<Evaluation> evaluation) {
    for (NodeDeclaration source : declarations.all()) {
      source.type().ifPresentOrElse(type -> assigned(source, type), () -> untyped(source));
    }
    if (!pending.isEmpty()) {
      FilterJudge judge = new FilterJudge(library, evaluation.get());
      pending.forEach(one -> choose(one, judge));
    }
    counts.judgingBy(() -> new FilterJudge(library, evaluation.get()));
    for (NodeDeclaration source : declarations.all()) {
      source.type().ifPresent(type -> counts.check(source, type, !unread.contains(source.name())));
    }
  }

  private void assigned(NodeDeclaration source, EffectiveType type) {
    Optional<Cursor> assigned = source.body().get("requirements");
    if (!assigned.map(Cursor::isList).orElse(true)) {
      unread.add(source.name());
    }
    for (Cursor item : assigned.map(at -> at.items(problems)).orElse(List.of())) {
      for (Field field : item.fields(problems)) {
        if (!assign(source, type, field)) {
          unread.add(source.name());
        }
      }
    }
  }

  // Whoever is named has to be there, whatever the requirement is.
  private void untyped(NodeDeclaration source) {
    for (Cursor item : source.body().get("requirements").map(Cursor::items).orElse(List.of())) {
      item.fields().forEach(this::targetOf);
    }
  }

  private void targetOf(Field field) {
    Optional<Cursor> target =
        field.value().isMap() ? field.value().get("node") : Optional.of(field.value());
    target
        .filter(at -> at.scalar().filter(this::isUnknown).isPresent())
        .ifPresent(at -> noteUnknown(at, field.name()));
  }

  private boolean isUnknown(String name) {
    return declarations.find(name).isEmpty() && library.find(TypeKind.NODE, name).isEmpty();
  }

  private void noteUnknown(Cursor at, String requirement) {
    String name = at.scalar().orElse("");
    problems.error(
        ProblemCode.REQUIREMENT_TARGET_NOT_FOUND,
        at,
        "there is no node template '%s' to serve '%s'%s"
            .formatted(name, requirement, Nearest.hint(name, declarations.names())));
  }

  /** Whether it could be resolved or put off; if not, that or the reason for it has been noted. */
  private boolean assign(NodeDeclaration source, EffectiveType type, Field field) {
    Optional<RequirementDefinition> definition = type.requirement(field.name());
    if (definition.isEmpty()) {
      noteNotFound(type, field);
      return false;
    }
    Cursor at = field.value();
    at.checkKeys(problems, KEYS);
    return at.isMap()
        ? assignMap(source, field, definition.get())
        : assignName(source, field, definition.get());
  }

  private void noteNotFound(EffectiveType type, Field field) {
    List<String> known = type.requirements().stream().map(RequirementDefinition::name).toList();
    problems.error(
        ProblemCode.REQUIREMENT_NOT_FOUND,
        field,
        "a %s has no requirement '%s'%s"
            .formatted(type.name(), field.name(), Nearest.hint(field.name(), known)));
    targetOf(field);
  }

  private boolean assignName(
      NodeDeclaration source, Field field, RequirementDefinition definition) {
    if (field.value().text(problems).isEmpty()) {
      return false;
    }
    return definition.nodeFilter().isPresent()
        ? putOff(source, field, definition, 1)
        : toNamed(source, field, definition, field.value());
  }

  private boolean assignMap(NodeDeclaration source, Field field, RequirementDefinition definition) {
    Optional<Integer> count = counts.wanted(field, definition);
    Optional<Cursor> node = field.value().get("node");
    if (count.isEmpty() || (node.isPresent() && node.get().text(problems).isEmpty())) {
      return false;
    }
    if (field.value().get("node_filter").isPresent() || definition.nodeFilter().isPresent()) {
      return putOff(source, field, definition, count.get());
    }
    return node.isPresent()
        ? toNamed(source, field, definition, node.get())
        : toOnly(source, field, definition);
  }

  private boolean toNamed(
      NodeDeclaration source, Field field, RequirementDefinition definition, Cursor at) {
    Optional<NodeDeclaration> target = named(at, definition);
    // A target whose own type is unknown has had its problem already.
    return target.filter(one -> one.type().isPresent()).isPresent()
        && connect(source, field, definition, target.get());
  }

  private boolean toOnly(NodeDeclaration source, Field field, RequirementDefinition definition) {
    Optional<NodeDeclaration> target = selection.only(source, definition, field);
    return target.isPresent() && connect(source, field, definition, target.get());
  }

  private boolean connect(
      NodeDeclaration source, Field field, RequirementDefinition definition, NodeDeclaration to) {
    var connected =
        connector.connect(field, definition, to, field.value().get("node").orElse(field.value()));
    connected.ifPresentOrElse(
        one -> declarations.add(source, one), () -> noteMisfit(source, field, definition, to));
    return connected.isPresent();
  }

  // Whoever is hosted in a circle is to learn of it, however little the hosts fit.
  private void noteMisfit(
      NodeDeclaration source, Field field, RequirementDefinition definition, NodeDeclaration to) {
    if (definition
        .relationship()
        .filter(type -> library.derives(TypeKind.RELATIONSHIP, type.name(), Declarations.HOSTED_ON))
        .isPresent()) {
      declarations.addMisfit(source, field, to);
    }
  }

  private Optional<NodeDeclaration> named(Cursor at, RequirementDefinition definition) {
    String name = at.scalar().orElse("");
    Optional<NodeDeclaration> named = declarations.find(name);
    if (named.isPresent()) {
      return named;
    }
    if (isUnknown(name)) {
      noteUnknown(at, definition.name());
      return Optional.empty();
    }
    return onlyOfType(at, library.find(TypeKind.NODE, name).orElseThrow().name());
  }

  private Optional<NodeDeclaration> onlyOfType(Cursor at, String type) {
    List<NodeDeclaration> fitting = declarations.ofType(type);
    if (fitting.isEmpty()) {
      problems.error(
          ProblemCode.REQUIREMENT_TARGET_NOT_FOUND,
          at,
          "there is no node template of the type '%s'".formatted(type));
    } else if (fitting.size() > 1) {
      problems.error(
          ProblemCode.REQUIREMENT_MULTIPLE_MATCH,
          at,
          "several node templates are of the type '%s'; name one of them: %s"
              .formatted(type, Connector.names(fitting)));
    }
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  private boolean putOff(
      NodeDeclaration source, Field field, RequirementDefinition definition, int count) {
    Optional<Cursor> node = Selection.node(field.value());
    Optional<NodeDeclaration> named = node.flatMap(Cursor::scalar).flatMap(declarations::find);
    boolean isType =
        node.flatMap(Cursor::scalar).flatMap(name -> library.find(TypeKind.NODE, name)).isPresent();
    if (node.isPresent() && named.isEmpty() && !isType) {
      return named(node.get(), definition).isPresent();
    }
    if (named.isPresent() && named.get().type().isEmpty()) {
      return false;
    }
    int before = pendingOf.merge(source.name(), 1, Integer::sum) - 1;
    int index = declarations.requirements(source).size() + before;
    pending.add(new Pending(source, field, definition, named, index, count));
    return true;
  }

  private void choose(Pending one, FilterJudge judge) {
    Field field = one.field();
    List<NodeDeclaration> chosen = selection.filtered(one, judge);
    if (chosen.isEmpty()) {
      unread.add(one.source().name());
    }
    int index = one.index();
    for (NodeDeclaration target : chosen) {
      Cursor at = field.value().get("node").orElse(field.value());
      var connected = connector.connect(field, one.definition(), target, at);
      if (connected.isPresent()) {
        declarations.insert(one.source(), index, connected.get());
        index++;
      } else {
        unread.add(one.source().name());
      }
    }
  }
}
