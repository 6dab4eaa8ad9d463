package levante.tosca.require;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import levante.tosca.data.Properties;
import levante.tosca.declare.Declarations;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.declare.RelationshipTemplate;
import levante.tosca.declare.RelationshipTemplates;
import levante.tosca.declare.ResolvedRequirement;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeChecker;
import levante.tosca.library.TypeLibrary;
import levante.tosca.library.UnknownProperties;
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

/** Connects a requirement with the node template that serves it, and checks that it can. */
final class Connector {
  private static final String HOST = "host";
  private static final List<String> RELATIONSHIP_KEYS =
      List.of("type", "properties", "attributes", "interfaces", "description", "metadata");
  private static final String FEATURE = "feature";
  private static final String ROOT_RELATIONSHIP = "tosca.relationships.Root";

  private final TypeLibrary library;
  private final TypeChecker types;
  private final Declarations declarations;
  private final RelationshipTemplates relationships;
  private final Problems problems;

  Connector(
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

  /**
   * The requirement, or nothing and a problem.
   *
   * @param field the assignment
   * @param at where the target is named, else the place that a problem with it belongs to
   */
  Optional<ResolvedRequirement> connect(
      Field field, RequirementDefinition definition, NodeDeclaration target, Cursor at) {
    EffectiveType type = target.type().orElseThrow();
    boolean isOther =
        definition
            .node()
            .filter(node -> !library.derives(TypeKind.NODE, type.name(), node.name()))
            .isPresent();
    boolean isOnHost = isOther && isHostedItself(definition, type);
    if (isOther) {
      noteMisfit(field, definition, target, at, isOnHost);
    }
    if (isOther && !isOnHost) {
      return Optional.empty();
    }
    Optional<String> capability =
        isOnHost ? Optional.of(FEATURE) : capability(field, definition, type, at);
    Optional<Relationship> relationship = relationship(field, definition);
    return capability.isPresent() && relationship.isPresent()
        ? Optional.of(
            new ResolvedRequirement(
                new Requirement(field.name(), target.name(), capability.get(), relationship.get()),
                field))
        : Optional.empty();
  }

  private void noteMisfit(
      Field field,
      RequirementDefinition definition,
      NodeDeclaration target,
      Cursor at,
      boolean isOnHost) {
    String wanted = definition.node().orElseThrow().name();
    String message =
        "'%s' wants a %s, but '%s' is a %s"
            .formatted(field.name(), wanted, target.name(), target.type().orElseThrow().name());
    if (isOnHost) {
      problems.warning(
          ProblemCode.REQUIREMENT_NOT_SATISFIED,
          field,
          message + "; what that one stands on is taken");
    } else {
      problems.error(ProblemCode.REQUIREMENT_NOT_SATISFIED, at, message + candidates(wanted));
    }
  }

  // The Infrastructure Manager looks for the machine below, however many stand between.
  private boolean isHostedItself(RequirementDefinition definition, EffectiveType target) {
    return definition.name().equals(HOST)
        && target.requirement(HOST).isPresent()
        && library.unknownProperties(target.name()) == UnknownProperties.WARNED;
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
    written.ifPresent(at -> at.checkKeys(problems, RELATIONSHIP_KEYS));
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

  /** The end of a sentence that names the node templates of a type, when they are few. */
  String candidates(String nodeType) {
    String full = library.find(TypeKind.NODE, nodeType).map(one -> one.name()).orElse(nodeType);
    List<NodeDeclaration> fitting = declarations.ofType(full);
    return fitting.isEmpty() || fitting.size() > 8 ? "" : "; there is " + names(fitting);
  }

  /** The first of them by name. */
  static String names(List<NodeDeclaration> nodes) {
    return nodes.stream().map(NodeDeclaration::name).limit(8).collect(Collectors.joining(", "));
  }
}
