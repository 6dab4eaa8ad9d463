package levante.tosca.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.tosca.data.Properties;
import levante.tosca.declare.Declarations;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.declare.ResolvedRequirement;
import levante.tosca.entity.Entity;
import levante.tosca.entity.Owner;
import levante.tosca.evaluate.Scope;
import levante.tosca.function.Evaluation;
import levante.tosca.library.EffectiveType;
import levante.tosca.model.Capability;
import levante.tosca.model.NodeTemplate;
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
  private final Evaluation evaluation;
  private final Problems problems;

  NodeTemplates(Declarations declarations, Evaluation evaluation, Problems problems) {
    this.declarations = declarations;
    this.evaluation = evaluation;
    this.problems = problems;
  }

  /** Those whose type is known, in the order of the text. */
  List<NodeTemplate> all() {
    List<NodeTemplate> nodes = new ArrayList<>();
    for (NodeDeclaration declaration : declarations.all()) {
      declaration.type().ifPresent(type -> nodes.add(node(declaration, type)));
    }
    return nodes;
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
    return new NodeTemplate(
        declaration.name(),
        type.name(),
        type.ancestry(),
        own,
        capabilities,
        declarations.requirements(declaration).stream()
            .map(ResolvedRequirement::requirement)
            .toList(),
        List.of(),
        List.of(),
        scaling);
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
      } else {
        field.value().fields(problems);
        field.value().checkKeys(problems, CAPABILITY_KEYS);
      }
    }
  }
}
