package levante.tosca.declare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import levante.tosca.data.Properties;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeChecker;
import levante.tosca.library.TypeLibrary;
import levante.tosca.model.Relationship;
import levante.tosca.model.Requirement;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.CapabilityDefinition;
import levante.tosca.types.RequirementDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.types.TypeName;

/** Finds the node template that serves each requirement, and checks that it can. */
public final class RequirementResolver {
  private static final List<String> KEYS =
      List.of("node", "capability", "relationship", "node_filter", "occurrences", "description");
  private static final String ROOT_RELATIONSHIP = "tosca.relationships.Root";

  private final TypeLibrary library;
  private final TypeChecker types;
  private final Declarations declarations;
  private final RelationshipTemplates relationships;
  private final Problems problems;

  public RequirementResolver(
      TypeLibrary library,
      TypeChecker types,
      Declarations declarations,
      RelationshipTemplates relationships,
      Problems problems) {
    this.library = library;
    this.types = types;
    this.declarations = declarations;
    this.relationships = relationships;
    this.problems = problems;
  }

  public void resolveAll() {
    for (NodeDeclaration source : declarations.all()) {
      source.type().ifPresent(type -> resolve(source, type));
    }
  }

  private void resolve(NodeDeclaration source, EffectiveType type) {
    boolean allRead = true;
    Optional<Cursor> assigned = source.body().get("requirements");
    for (Cursor item : assigned.map(at -> at.items(problems)).orElse(List.of())) {
      for (Field field : item.fields(problems)) {
        allRead &= resolve(source, type, field);
      }
    }
    boolean countIsTrue = allRead && assigned.map(Cursor::isList).orElse(true);
    type.requirements().forEach(definition -> checkCount(source, definition, countIsTrue));
  }

  /** Whether it could be resolved; if not, that or the reason for it has been noted. */
  private boolean resolve(NodeDeclaration source, EffectiveType type, Field field) {
    Optional<RequirementDefinition> definition = type.requirement(field.name());
    if (definition.isEmpty()) {
      List<String> known = type.requirements().stream().map(RequirementDefinition::name).toList();
      problems.error(
          ProblemCode.REQUIREMENT_NOT_FOUND,
          field,
          "a %s has no requirement '%s'%s"
              .formatted(type.name(), field.name(), Nearest.hint(field.name(), known)));
      return false;
    }
    Optional<Cursor> wanted = wanted(field);
    Optional<NodeDeclaration> target = wanted.flatMap(at -> target(at, definition.get()));
    // A target whose own type is unknown has had its problem already.
    return target.isPresent()
        && target.get().type().isPresent()
        && connect(source, field, definition.get(), target.get(), wanted.get());
  }

  /** Where the assignment names its target. */
  private Optional<Cursor> wanted(Field field) {
    Cursor at = field.value();
    if (!at.isMap()) {
      return at.text(problems).map(name -> at);
    }
    at.checkKeys(problems, KEYS);
    at.field("node_filter")
        .ifPresent(
            filter ->
                problems.warning(
                    ProblemCode.NOT_SUPPORTED, filter, "node_filter has no effect: name the node"));
    if (at.get("node").isEmpty()) {
      problems.error(
          ProblemCode.MISSING_REQUIRED,
          field,
          "the requirement '%s' does not name its node".formatted(field.name()));
    }
    return at.get("node").filter(node -> node.text(problems).isPresent());
  }

  private Optional<NodeDeclaration> target(Cursor at, RequirementDefinition definition) {
    String name = at.scalar().orElse("");
    Optional<NodeDeclaration> named = declarations.find(name);
    if (named.isPresent()) {
      return named;
    }
    if (library.find(TypeKind.NODE, name).isEmpty()) {
      problems.error(
          ProblemCode.REQUIREMENT_TARGET_NOT_FOUND,
          at,
          "there is no node template '%s' to serve '%s'%s"
              .formatted(name, definition.name(), Nearest.hint(name, declarations.names())));
      return Optional.empty();
    }
    return only(at, name);
  }

  private Optional<NodeDeclaration> only(Cursor at, String typeName) {
    String type = library.find(TypeKind.NODE, typeName).orElseThrow().name();
    List<NodeDeclaration> candidates =
        declarations.all().stream().filter(one -> one.isA(type)).toList();
    if (candidates.isEmpty()) {
      problems.error(
          ProblemCode.REQUIREMENT_TARGET_NOT_FOUND,
          at,
          "there is no node template of the type '%s'".formatted(type));
    } else if (candidates.size() > 1) {
      problems.error(
          ProblemCode.REQUIREMENT_MULTIPLE_MATCH,
          at,
          "several node templates are of the type '%s'; name one of them: %s"
              .formatted(type, names(candidates)));
    }
    return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
  }

  private boolean connect(
      NodeDeclaration source,
      Field field,
      RequirementDefinition definition,
      NodeDeclaration target,
      Cursor at) {
    EffectiveType type = target.type().orElseThrow();
    Optional<TypeName> node = definition.node();
    if (node.isPresent() && !library.derives(TypeKind.NODE, type.name(), node.get().name())) {
      problems.error(
          ProblemCode.REQUIREMENT_NOT_SATISFIED,
          at,
          "'%s' wants a %s, but '%s' is a %s%s"
              .formatted(
                  field.name(),
                  node.get().name(),
                  target.name(),
                  type.name(),
                  candidates(node.get().name())));
      return false;
    }
    Optional<String> capability = capability(field, definition, type, at);
    Optional<Relationship> relationship = relationship(field, definition);
    boolean fits = capability.isPresent() && relationship.isPresent();
    if (fits) {
      declarations.add(
          source,
          new ResolvedRequirement(
              new Requirement(field.name(), target.name(), capability.get(), relationship.get()),
              field));
    }
    return fits;
  }

  private Optional<String> capability(
      Field field, RequirementDefinition definition, EffectiveType target, Cursor at) {
    Optional<Cursor> chosen = field.value().get("capability");
    String wanted = chosen.flatMap(Cursor::scalar).orElse(definition.capability().name());
    if (target.capabilities().containsKey(wanted)) {
      return Optional.of(wanted);
    }
    Optional<String> fitting =
        target.capabilities().values().stream()
            .filter(one -> library.derives(TypeKind.CAPABILITY, one.type().name(), wanted))
            .map(CapabilityDefinition::name)
            .findFirst();
    if (fitting.isEmpty()) {
      problems.error(
          chosen.isPresent()
              ? ProblemCode.UNKNOWN_CAPABILITY
              : ProblemCode.REQUIREMENT_NOT_SATISFIED,
          chosen.orElse(at),
          "a %s has no capability '%s'%s"
              .formatted(
                  target.name(), wanted, Nearest.hint(wanted, target.capabilities().keySet())));
    }
    return fitting;
  }

  // A name is that of a relationship template, else of a type.
  private Optional<Relationship> relationship(Field field, RequirementDefinition definition) {
    Optional<Cursor> written = field.value().get("relationship");
    Optional<Cursor> chosen = written.flatMap(at -> at.isMap() ? at.get("type") : written);
    if (chosen.isEmpty()) {
      String type = definition.relationship().map(TypeName::name).orElse(ROOT_RELATIONSHIP);
      return Optional.of(relationship(type, Optional.empty()));
    }
    Optional<String> name = chosen.get().text(problems);
    Optional<RelationshipTemplate> template = name.flatMap(relationships::find);
    if (template.isPresent()) {
      return template.get().type().map(type -> relationship(type.name(), name));
    }
    return name.flatMap(one -> types.find(TypeKind.RELATIONSHIP, new TypeName(one, chosen.get())))
        .map(type -> relationship(type.name(), Optional.empty()));
  }

  private Relationship relationship(String type, Optional<String> template) {
    List<String> ancestry =
        library
            .effective(TypeKind.RELATIONSHIP, type)
            .map(EffectiveType::ancestry)
            .orElse(List.of(type));
    return new Relationship(ancestry.get(0), ancestry, template, Properties.NONE, List.of());
  }

  private void checkCount(
      NodeDeclaration source, RequirementDefinition definition, boolean allRead) {
    long count =
        declarations.requirements(source).stream()
            .filter(one -> one.requirement().name().equals(definition.name()))
            .count();
    boolean tooFew = allRead && count < definition.occurrences().least();
    if (tooFew || count > definition.occurrences().most()) {
      problems.error(
          ProblemCode.REQUIREMENT_NOT_SATISFIED,
          source.writtenAt(),
          "'%s' needs %s '%s', not %d%s"
              .formatted(
                  source.name(),
                  definition.occurrences().inWords(),
                  definition.name(),
                  count,
                  tooFew && definition.node().isPresent()
                      ? candidates(definition.node().get().name())
                      : ""));
    }
  }

  private String candidates(String nodeType) {
    List<NodeDeclaration> fitting =
        declarations.all().stream().filter(one -> one.isA(nodeType)).limit(9).toList();
    return fitting.isEmpty() || fitting.size() > 8 ? "" : "; there is " + names(fitting);
  }

  private static String names(List<NodeDeclaration> nodes) {
    return nodes.stream().map(NodeDeclaration::name).limit(8).collect(Collectors.joining(", "));
  }
}
