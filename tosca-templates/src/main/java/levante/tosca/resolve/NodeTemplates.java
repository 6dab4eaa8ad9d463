package levante.tosca.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.tosca.behaviour.BehaviourResolver;
import levante.tosca.data.Properties;
import levante.tosca.declare.Declarations;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.declare.ResolvedRequirement;
import levante.tosca.entity.Entity;
import levante.tosca.entity.Owner;
import levante.tosca.entity.RelationshipDeclaration;
import levante.tosca.entity.Relationships;
import levante.tosca.evaluate.Scope;
import levante.tosca.function.Evaluation;
import levante.tosca.library.EffectiveType;
import levante.tosca.model.Capability;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Requirement;
import levante.tosca.model.Scaling;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/** Makes the node templates of a topology from what was declared. */
final class NodeTemplates {
  private static final List<String> CAPABILITY_KEYS =
      List.of("properties", "attributes", "occurrences", "directives", "description", "metadata");
  private static final String SCALABLE = "tosca.capabilities.Scalable";

  private final Declarations declarations;
  private final Relationships relationships;
  private final Evaluation evaluation;
  private final BehaviourResolver behaviours;
  private final Problems problems;

  NodeTemplates(
      Declarations declarations,
      Relationships relationships,
      Evaluation evaluation,
      BehaviourResolver behaviours,
      Problems problems) {
    this.declarations = declarations;
    this.relationships = relationships;
    this.evaluation = evaluation;
    this.behaviours = behaviours;
    this.problems = problems;
  }

  /** Those whose type is known, in the order of the text. */
  List<NodeTemplate> all() {
    List<NodeTemplate> nodes = new ArrayList<>();
    for (NodeDeclaration declaration : declarations.all()) {
      declaration
          .type()
          .ifPresentOrElse(
              type -> nodes.add(node(declaration, type)), () -> judgeUntyped(declaration));
    }
    return nodes;
  }

  // All mistakes are told at once, not the type's first and the rest when that is mended.
  private void judgeUntyped(NodeDeclaration declaration) {
    Cursor body = declaration.body();
    body.get("properties").ifPresent(at -> judge(at, declaration));
    body.get("interfaces").ifPresent(at -> judge(at, declaration));
    body.get("capabilities")
        .map(Cursor::fields)
        .orElse(List.of())
        .forEach(capability -> judgeUnknown(capability, declaration));
  }

  private void judgeUnknown(Field capability, NodeDeclaration declaration) {
    capability.value().get("properties").ifPresent(at -> judge(at, declaration));
  }

  private void judge(Cursor at, NodeDeclaration declaration) {
    evaluation.judge(at, new Entity.OfNode(declaration));
  }

  /** The functions as they may stand in one node template, or in the outputs. */
  Scope functions(Optional<NodeDeclaration> self) {
    return evaluation.functions(self.map(Entity.OfNode::new));
  }

  private NodeTemplate node(NodeDeclaration declaration, EffectiveType type) {
    Properties own =
        evaluation
            .owner(new Entity.OfNode(declaration))
            .map(evaluation::properties)
            .orElse(Properties.NONE);
    refuseUnknownCapabilities(declaration, type);
    List<Capability> capabilities = new ArrayList<>();
    Optional<Scaling> scaling = Optional.empty();
    for (String name : type.capabilities().keySet()) {
      Optional<Owner> owner = evaluation.owner(declaration, name);
      if (owner.isPresent()) {
        Capability capability = capability(name, owner.get());
        capabilities.add(capability);
        scaling = scaling.or(() -> scaling(capability, owner.get()));
      }
    }
    BehaviourResolver.Behaviour behaviour = behaviours.of(new Entity.OfNode(declaration));
    return new NodeTemplate(
        declaration.name(),
        type.name(),
        type.ancestry(),
        own,
        capabilities,
        requirements(declaration),
        behaviour.artifacts(),
        behaviour.interfaces(),
        scaling,
        declaration.directives());
  }

  private List<Requirement> requirements(NodeDeclaration declaration) {
    List<RelationshipDeclaration> written = relationships.of(declaration);
    List<Requirement> requirements = new ArrayList<>();
    for (ResolvedRequirement one : declarations.requirements(declaration)) {
      Requirement plain = one.requirement();
      requirements.add(
          new Requirement(
              plain.name(),
              plain.target(),
              plain.capability(),
              behaviours.relationship(plain.relationship(), written.get(requirements.size()))));
    }
    return requirements;
  }

  /** Judges the relationship templates that no requirement uses. */
  void checkUnusedRelationships() {
    for (RelationshipDeclaration one : relationships.unused()) {
      Entity entity = new Entity.OfRelationship(one);
      evaluation.owner(entity).ifPresent(evaluation::properties);
      behaviours.of(entity);
    }
  }

  private Capability capability(String name, Owner owner) {
    return new Capability(
        name, owner.typeName(), owner.typeAncestry(), evaluation.properties(owner));
  }

  private Optional<Scaling> scaling(Capability capability, Owner owner) {
    return capability.typeAncestry().contains(SCALABLE)
        ? new ScalingReader(problems).read(owner, capability.properties())
        : Optional.empty();
  }

  private void refuseUnknownCapabilities(NodeDeclaration declaration, EffectiveType type) {
    Optional<Cursor> assigned = declaration.body().get("capabilities");
    for (Field field : assigned.map(at -> at.fields(problems)).orElse(List.of())) {
      if (!type.capabilities().containsKey(field.name())) {
        problems.error(
            ProblemCode.UNKNOWN_CAPABILITY,
            field,
            "a %s has no capability '%s'%s"
                .formatted(
                    type.name(),
                    field.name(),
                    Nearest.hint(field.name(), type.capabilities().keySet())));
        judgeUnknown(field, declaration);
      } else {
        field.value().expectMap(problems);
        field.value().checkKeys(problems, CAPABILITY_KEYS);
      }
    }
  }
}
