package levante.tosca.require;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.RequirementDefinition;
import levante.tosca.types.TypeKind;

/**
 * Chooses the target of a requirement that names none: of those that fit by type the only one or,
 * with a node filter, the first in the text that the filter lets pass.
 */
final class Selection {
  private final TypeLibrary library;
  private final Candidates candidates;
  private final Problems problems;

  Selection(TypeLibrary library, Candidates candidates, Problems problems) {
    this.library = library;
    this.candidates = candidates;
    this.problems = problems;
  }

  /** Those that fit by type, without the source itself. */
  List<NodeDeclaration> fitting(
      NodeDeclaration source, RequirementDefinition definition, Optional<Cursor> assignment) {
    Optional<String> nodeType =
        assignment
            .flatMap(at -> at.get("node"))
            .flatMap(Cursor::scalar)
            .or(() -> definition.node().map(one -> one.name()));
    String capability =
        assignment
            .flatMap(at -> at.get("capability"))
            .flatMap(Cursor::scalar)
            .orElse(definition.capability().name());
    String sourceType = source.type().orElseThrow().name();
    List<NodeDeclaration> all =
        candidates.of(new Candidates.Question(sourceType, nodeType, capability));
    // The list is shared by all requirements of the kind; only its first ones are copied.
    return all.stream().filter(one -> !one.name().equals(source.name())).limit(9).toList();
  }

  /** The only one that fits, or nothing and a problem. */
  Optional<NodeDeclaration> only(
      NodeDeclaration source, RequirementDefinition definition, Field field) {
    List<NodeDeclaration> fitting = fitting(source, definition, Optional.of(field.value()));
    if (fitting.isEmpty()) {
      problems.error(
          ProblemCode.REQUIREMENT_TARGET_NOT_FOUND,
          field,
          "no node template of this topology can serve '%s'".formatted(field.name()));
    } else if (fitting.size() > 1) {
      problems.error(
          ProblemCode.REQUIREMENT_MULTIPLE_MATCH,
          field,
          "several node templates can serve '%s'; name one of them: %s"
              .formatted(field.name(), Connector.names(fitting)));
    }
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  /** The first ones that a filter lets pass, as many as are wanted; else nothing and a problem. */
  List<NodeDeclaration> filtered(Pending pending, FilterJudge judge) {
    Field field = pending.field();
    Optional<Field> own = field.value().field("node_filter");
    Field filter = own.orElse(field);
    NodeFilterReader reader =
        new NodeFilterReader(library, at -> judge.computed(at, pending.source()), problems);
    List<NodeDeclaration> all = pending.named().map(List::of).orElseGet(() -> all(pending));
    Collection<EffectiveType> types = types(pending, all);
    List<NodeFilter> filters = new ArrayList<>();
    own.ifPresent(one -> filters.add(reader.read(one, types)));
    ofType(pending.definition(), pending.source(), types, judge).ifPresent(filters::add);
    List<NodeDeclaration> chosen = new ArrayList<>();
    for (NodeDeclaration one : all) {
      if (chosen.size() < pending.count()
          && !one.name().equals(pending.source().name())
          && !judge.isExhausted()
          && filters.stream().allMatch(each -> judge.fits(one, each))) {
        chosen.add(one);
      }
    }
    return enough(pending, filter, chosen, judge) ? chosen : List.of();
  }

  // What is wrong with a type's own filter is told where the type is.
  private Optional<NodeFilter> ofType(
      RequirementDefinition definition,
      NodeDeclaration source,
      Collection<EffectiveType> types,
      FilterJudge judge) {
    NodeFilterReader reader =
        new NodeFilterReader(library, at -> judge.computed(at, source), new Problems());
    return definition.nodeFilter().map(filter -> reader.read(filter, types));
  }

  /** Those of some candidates that the definition's own filter lets pass. */
  List<NodeDeclaration> passing(
      List<NodeDeclaration> all,
      NodeDeclaration source,
      RequirementDefinition definition,
      FilterJudge judge) {
    List<EffectiveType> types = all.stream().flatMap(one -> one.type().stream()).toList();
    Optional<NodeFilter> filter = ofType(definition, source, types, judge);
    return all.stream()
        .filter(one -> filter.map(read -> judge.fits(one, read)).orElse(true))
        .toList();
  }

  /** Where an assignment names its target, in the long form or the short one. */
  static Optional<Cursor> node(Cursor assignment) {
    return assignment.isMap() ? assignment.get("node") : Optional.of(assignment);
  }

  private boolean enough(
      Pending pending, Field filter, List<NodeDeclaration> chosen, FilterJudge judge) {
    if (judge.isExhausted()) {
      problems.error(
          ProblemCode.TOO_LARGE, filter, "the node filters compare too many node templates");
    } else if (chosen.size() < pending.count()) {
      problems.error(
          ProblemCode.REQUIREMENT_NOT_SATISFIED,
          filter,
          pending
              .named()
              .map(one -> "'%s' is not what this filter asks for".formatted(one.name()))
              .orElse("no node template of this topology is what this filter asks for"));
    }
    return !judge.isExhausted() && chosen.size() >= pending.count();
  }

  private List<NodeDeclaration> all(Pending pending) {
    Cursor at = pending.field().value();
    Optional<String> nodeType =
        node(at)
            .flatMap(Cursor::scalar)
            .or(() -> pending.definition().node().map(one -> one.name()));
    String capability =
        at.get("capability")
            .flatMap(Cursor::scalar)
            .orElse(pending.definition().capability().name());
    String sourceType = pending.source().type().orElseThrow().name();
    return candidates.of(new Candidates.Question(sourceType, nodeType, capability));
  }

  private Collection<EffectiveType> types(Pending pending, List<NodeDeclaration> all) {
    Map<String, EffectiveType> types = new LinkedHashMap<>();
    node(pending.field().value())
        .flatMap(Cursor::scalar)
        .or(() -> pending.definition().node().map(one -> one.name()))
        .flatMap(name -> library.effective(TypeKind.NODE, name))
        .ifPresent(type -> types.put(type.name(), type));
    for (NodeDeclaration one : all) {
      one.type().ifPresent(type -> types.put(type.name(), type));
    }
    return types.values();
  }

  /**
   * A requirement whose target a filter chooses, once the others have theirs.
   *
   * @param named the target that is named besides, and only has to pass
   * @param index where it belongs among the requirements of its source
   * @param count how many targets are wanted
   */
  record Pending(
      NodeDeclaration source,
      Field field,
      RequirementDefinition definition,
      Optional<NodeDeclaration> named,
      int index,
      int count) {}
}
