package levante.tosca.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import levante.kernel.SourcePosition;
import levante.tosca.behaviour.BehaviourResolver;
import levante.tosca.declare.Copies;
import levante.tosca.declare.Declarations;
import levante.tosca.declare.DependencyCycles;
import levante.tosca.declare.HostCycles;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.declare.RelationshipTemplates;
import levante.tosca.declare.ServiceTemplate;
import levante.tosca.declare.ServiceTemplateReader;
import levante.tosca.entity.Behaviours;
import levante.tosca.entity.RelationshipEnds;
import levante.tosca.entity.Relationships;
import levante.tosca.evaluate.InputReader;
import levante.tosca.evaluate.Inputs;
import levante.tosca.evaluate.ValueReader;
import levante.tosca.function.Evaluation;
import levante.tosca.imports.ImportLoader;
import levante.tosca.imports.ImportSource;
import levante.tosca.library.BundledProfiles;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeChecker;
import levante.tosca.model.Group;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Policy;
import levante.tosca.model.Topology;
import levante.tosca.model.Workflow;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.require.FilterChecker;
import levante.tosca.require.RequirementResolver;
import levante.tosca.rules.GroupReader;
import levante.tosca.rules.PolicyReader;
import levante.tosca.rules.SubstitutionReader;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.types.TypeName;
import levante.tosca.workflow.Surroundings;
import levante.tosca.workflow.WorkflowReader;

/** Makes a topology of a document and inputs. One per compilation. */
public final class TemplateResolver {
  private static final List<String> TOPOLOGY_READ =
      List.of(
          "description",
          "inputs",
          "node_templates",
          "relationship_templates",
          "outputs",
          "groups",
          "policies",
          "substitution_mappings",
          "workflows");
  private static final List<String> NODE_READ =
      List.of(
          "type",
          "description",
          "metadata",
          "properties",
          "attributes",
          "capabilities",
          "requirements",
          "interfaces",
          "artifacts",
          "copy",
          "directives",
          "node_filter");

  private final BundledProfiles profiles;
  private final ImportSource imports;
  private final Problems problems;

  /**
   * A resolver that notes what it cannot resolve.
   *
   * @param imports where files come from that are imported and not bundled
   */
  public TemplateResolver(BundledProfiles profiles, ImportSource imports, Problems problems) {
    this.profiles = profiles;
    this.imports = imports;
    this.problems = problems;
  }

  /** The topology; it can be used only if no error was noted. */
  public Optional<Topology> resolve(String file, Cursor document, Map<String, Object> inputs) {
    ImportLoader loader = new ImportLoader(profiles, imports, problems);
    Optional<ServiceTemplate> template =
        new ServiceTemplateReader(loader, problems).read(file, document);
    return template.flatMap(one -> resolve(file, one, inputs));
  }

  private Optional<Topology> resolve(
      String file, ServiceTemplate template, Map<String, Object> given) {
    TypeChecker types = new TypeChecker(template.library(), profiles, problems);
    new TypesOfFile(template.library(), profiles, problems).check(template.types());
    if (template.topology().isEmpty()) {
      problems.error(
          ProblemCode.EMPTY_TOPOLOGY,
          SourcePosition.startOf(file),
          "topology_template",
          "the template has no topology_template");
      return Optional.empty();
    }
    Cursor topology = template.topology().get();
    return Optional.of(topology(template, topology, types, given));
  }

  private Topology topology(
      ServiceTemplate template, Cursor topology, TypeChecker types, Map<String, Object> given) {
    checkHead(topology, TOPOLOGY_READ);
    ValueReader values = new ValueReader(template.library(), problems);
    Inputs inputs = new InputReader(values, problems).read(topology, given);
    types.checkTemplateInputs(inputs.defined().values());
    Declarations declarations = declared(topology, template, types);
    RelationshipTemplates relationships =
        RelationshipTemplates.read(topology, template.library(), types, problems);
    new RequirementResolver(template.library(), types, declarations, relationships, problems)
        .resolveAll(
            () ->
                evaluation(
                    template, values, inputs, related(template, declarations, relationships)));
    new HostCycles(declarations, problems).check();
    new DependencyCycles(declarations, problems).check();
    new RelationshipEnds(template.library(), declarations, problems).check();
    Evaluation.Declared declared = related(template, declarations, relationships);
    Evaluation evaluation = evaluation(template, values, inputs, declared);
    Surroundings surroundings =
        new Surroundings(
            template.library(),
            types,
            declarations,
            values,
            inputs,
            evaluation.functions(Optional.empty()),
            outputNames(topology),
            problems);
    return topology(template, topology, nodes(template, evaluation, declared, types), surroundings);
  }

  private void checkHead(Cursor entity, List<String> keys) {
    entity.expectMap(problems);
    entity.checkKeys(problems, keys);
    entity.get("description").ifPresent(at -> at.text(problems));
    entity.get("metadata").ifPresent(at -> at.expectMap(problems));
  }

  private Declarations declared(Cursor topology, ServiceTemplate template, TypeChecker types) {
    return new Declarations(
        declarations(topology, template, types), SubstitutionReader.exposed(topology));
  }

  private static Evaluation.Declared related(
      ServiceTemplate template, Declarations declarations, RelationshipTemplates relationships) {
    return new Evaluation.Declared(
        declarations,
        new Relationships(template.library(), declarations, relationships),
        new Behaviours(template.library()));
  }

  private Evaluation evaluation(
      ServiceTemplate template, ValueReader values, Inputs inputs, Evaluation.Declared declared) {
    return new Evaluation(template.library(), declared, values, inputs, problems);
  }

  private NodeTemplates nodes(
      ServiceTemplate template,
      Evaluation evaluation,
      Evaluation.Declared declared,
      TypeChecker types) {
    BehaviourResolver behaviours =
        new BehaviourResolver(
            template.library(), types, evaluation, template.repositories(), problems);
    NodeTemplates nodes =
        new NodeTemplates(
            declared.declarations(), declared.relationships(), evaluation, behaviours, problems);
    nodes.checkUnusedRelationships();
    return nodes;
  }

  private Topology topology(
      ServiceTemplate template, Cursor topology, NodeTemplates nodes, Surroundings surroundings) {
    List<NodeTemplate> read = nodes.all();
    List<Group> groups = new GroupReader(surroundings).read(topology);
    List<Workflow> workflows = new WorkflowReader(surroundings, groups).read(topology);
    List<Policy> policies = new PolicyReader(surroundings, groups, workflows).read(topology);
    return new Topology(
        template.name(),
        template.description().or(() -> topology.get("description").flatMap(Cursor::scalar)),
        template.metadata(),
        new ScalingBounds(surroundings.declarations(), problems).applied(read, groups, policies),
        new OutputReader(surroundings.types(), surroundings.values(), problems)
            .read(topology, surroundings.functions()),
        groups,
        policies,
        workflows,
        new SubstitutionReader(surroundings, workflows.stream().map(Workflow::name).toList())
            .read(topology));
  }

  private static Set<String> outputNames(Cursor topology) {
    return topology.get("outputs").map(Cursor::fields).orElse(List.of()).stream()
        .map(Field::name)
        .collect(Collectors.toSet());
  }

  private List<NodeDeclaration> declarations(
      Cursor topology, ServiceTemplate template, TypeChecker types) {
    Optional<Field> section = topology.field("node_templates");
    List<Field> fields = section.map(one -> one.value().fields(problems)).orElse(List.of());
    if (fields.isEmpty()) {
      problems.error(ProblemCode.EMPTY_TOPOLOGY, topology, "the topology has no node_templates");
    }
    List<NodeDeclaration> declarations = new ArrayList<>();
    Copies copies = new Copies("node template", problems);
    Directives directives =
        new Directives(new FilterChecker(template.library(), problems), problems);
    for (Field field : section.map(Field::value).map(copies::filled).orElse(List.of())) {
      checkHead(field.value(), NODE_READ);
      NodeDeclaration declaration = new NodeDeclaration(field, type(field, template, types));
      directives.check(declaration);
      declarations.add(declaration);
    }
    return declarations;
  }

  private Optional<EffectiveType> type(Field node, ServiceTemplate template, TypeChecker types) {
    Optional<Cursor> at = node.value().get("type");
    if (at.isEmpty() && node.value().get("copy").isPresent()) {
      // What it copies is not to be found, which has been noted.
      return Optional.empty();
    }
    if (at.isEmpty()) {
      problems.error(
          ProblemCode.MISSING_REQUIRED,
          node,
          "the node template '%s' has no type".formatted(node.name()));
      return Optional.empty();
    }
    Optional<TypeDefinition> found =
        at.get()
            .text(problems)
            .flatMap(name -> types.find(TypeKind.NODE, new TypeName(name, at.get())));
    found.filter(TypeDefinition::isAbstract).ifPresent(type -> refuseAbstract(at.get(), type));
    return found.flatMap(type -> template.library().effective(TypeKind.NODE, type.name()));
  }

  private void refuseAbstract(Cursor at, TypeDefinition type) {
    problems.error(
        ProblemCode.ABSTRACT_TYPE,
        at,
        "'%s' is only there to be derived from; use a type that is derived from it"
            .formatted(type.name()));
  }
}
