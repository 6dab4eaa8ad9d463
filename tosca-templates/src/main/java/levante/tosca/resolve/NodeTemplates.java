package levante.tosca.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.tosca.data.Properties;
import levante.tosca.declare.Declarations;
import levante.tosca.declare.KnownKeys;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.declare.ResolvedRequirement;
import levante.tosca.evaluate.Functions;
import levante.tosca.evaluate.Inputs;
import levante.tosca.evaluate.Owner;
import levante.tosca.evaluate.Owners;
import levante.tosca.evaluate.PropertyResolver;
import levante.tosca.evaluate.ReferenceStart;
import levante.tosca.evaluate.References;
import levante.tosca.evaluate.Scope;
import levante.tosca.evaluate.ValueReader;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeLibrary;
import levante.tosca.model.Capability;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Scaling;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.TypeKind;

/** Makes the node templates of a topology from what was declared. */
final class NodeTemplates {
  private static final List<String> CAPABILITY_READ =
      List.of("properties", "description", "metadata");
  private static final List<String> CAPABILITY_READ_OVER =
      List.of("attributes", "occurrences", "directives");
  private static final String SCALABLE = "tosca.capabilities.Scalable";

  private final TypeLibrary library;
  private final Declarations declarations;
  private final ValueReader values;
  private final Inputs inputs;
  private final Problems problems;
  private final Owners owners;
  private final PropertyResolver properties;
  private final Map<String, Scope> scopes = new HashMap<>();

  NodeTemplates(
      TypeLibrary library,
      Declarations declarations,
      ValueReader values,
      Inputs inputs,
      Problems problems) {
    this.library = library;
    this.declarations = declarations;
    this.values = values;
    this.inputs = inputs;
    this.problems = problems;
    this.owners = new Owners(library);
    this.properties = new PropertyResolver(values, inputs, problems);
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
    ReferenceStart start = new ReferenceStart(declarations, self, problems);
    References references = new References(declarations, owners, properties, this::scope, start);
    return new Functions(inputs, values, references, problems);
  }

  private Scope scope(NodeDeclaration node) {
    return scopes.computeIfAbsent(node.name(), name -> functions(Optional.of(node)));
  }

  private NodeTemplate node(NodeDeclaration declaration, EffectiveType type) {
    Properties own =
        owners
            .node(declaration)
            .map(owner -> properties.all(owner, scope(declaration)))
            .orElse(Properties.NONE);
    refuseUnknownCapabilities(declaration, type);
    List<Capability> capabilities = new ArrayList<>();
    Optional<Scaling> scaling = Optional.empty();
    for (String name : type.capabilities().keySet()) {
      Optional<Owner> owner = owners.capability(declaration, name);
      if (owner.isPresent()) {
        Capability capability = capability(declaration, name, owner.get());
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

  private Capability capability(NodeDeclaration declaration, String name, Owner owner) {
    return new Capability(
        name,
        owner.typeName(),
        library
            .effective(TypeKind.CAPABILITY, owner.typeName())
            .map(EffectiveType::ancestry)
            .orElse(List.of()),
        properties.all(owner, scope(declaration)));
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
        KnownKeys.check(field.value(), CAPABILITY_READ, CAPABILITY_READ_OVER, problems);
      }
    }
  }
}
