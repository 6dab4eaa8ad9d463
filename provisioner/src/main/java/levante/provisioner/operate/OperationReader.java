package levante.provisioner.operate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import levante.tosca.model.Artifact;
import levante.tosca.model.Interface.Operation;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Topology;
import levante.tosca.workflow.DeclarativeWorkflow;
import levante.tosca.workflow.DeclarativeWorkflow.Step;

/**
 * Reads off a topology which operations its machines shall have, in the order of the declarative
 * workflow: those of the machines' own node templates and of what is hosted on them.
 */
public final class OperationReader {
  private static final String COMPUTE = "tosca.nodes.Compute";
  private static final Set<String> RUN = Set.of("create", "configure", "start");
  private static final String GALAXY = "tosca.artifacts.AnsibleGalaxy.role";

  private final Topology topology;
  private final Map<String, List<Step>> byMachine = new HashMap<>();

  /** Of that topology. */
  public OperationReader(Topology topology) {
    this.topology = topology;
    for (Step step : DeclarativeWorkflow.deploy(topology)) {
      if (step.requirement().isEmpty()) {
        node(step.nodeTemplate())
            .flatMap(this::machine)
            .ifPresent(
                machine ->
                    byMachine.computeIfAbsent(machine.name(), name -> new ArrayList<>()).add(step));
      }
    }
  }

  private Optional<NodeTemplate> node(String name) {
    return topology.nodeTemplates().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** The machine that a node template stands on at last; itself when it is one. */
  public Optional<NodeTemplate> machine(NodeTemplate node) {
    Optional<NodeTemplate> at = Optional.of(node);
    while (at.isPresent() && !at.get().isA(COMPUTE)) {
      at = topology.targets(at.get(), "host").stream().findFirst();
    }
    return at;
  }

  /** The operations of a machine's node template, in their order. */
  public List<DeclaredOperation> of(String machine) {
    return byMachine.getOrDefault(machine, List.of()).stream()
        .map(step -> declared(step, kind(step.operation()).orElse(ArtifactKind.BASH)))
        .toList();
  }

  private DeclaredOperation declared(Step step, ArtifactKind kind) {
    Operation operation = step.operation();
    return new DeclaredOperation(
        name(step),
        kind,
        operation.implementation().orElseThrow().primary().file(),
        kind == ArtifactKind.PLAYBOOK ? roles(step.nodeTemplate()) : List.of(),
        new TreeMap<>(operation.inputs()));
  }

  private static String name(Step step) {
    return String.join(".", step.nodeTemplate(), step.interfaceName(), step.operation().name());
  }

  private List<String> roles(String nodeTemplate) {
    return node(nodeTemplate).stream()
        .flatMap(node -> node.artifacts().stream())
        .filter(artifact -> artifact.isA(GALAXY))
        .map(Artifact::file)
        .distinct()
        .toList();
  }

  private static Optional<ArtifactKind> kind(Operation operation) {
    return operation.implementation().flatMap(one -> ArtifactKind.of(one.primary()));
  }

  /**
   * The machines whose operations have to be over before those of a machine begin: what its own
   * software needs.
   */
  public List<String> before(String machine) {
    Set<String> others = new TreeSet<>();
    for (NodeTemplate node : topology.nodeTemplates()) {
      if (machine(node).filter(one -> one.name().equals(machine)).isPresent()) {
        node.requirements().stream()
            .flatMap(need -> node(need.target()).flatMap(this::machine).stream())
            .map(NodeTemplate::name)
            .filter(other -> !other.equals(machine) && byMachine.containsKey(other))
            .forEach(others::add);
      }
    }
    return List.copyOf(others);
  }

  /**
   * Why the operations of a node template cannot be run; empty when they can, or there are none.
   */
  public Optional<String> obstacle(NodeTemplate node, Set<ArtifactKind> kinds) {
    List<Operation> operations = operations(node);
    if (operations.isEmpty()) {
      return Optional.empty();
    }
    if (machine(node).isEmpty()) {
      return Optional.of("it has operations, but stands on no machine that could run them");
    }
    if (isInACircle(machine(node).orElseThrow().name())) {
      return Optional.of("its operations and those of another machine wait for each other");
    }
    return operations.stream()
        .flatMap(operation -> obstacle(node, operation, kinds).stream())
        .findFirst();
  }

  /** Those of its own with an implementation, whatever they are called. */
  public static List<Operation> operations(NodeTemplate node) {
    return node.interfaces().stream()
        .flatMap(one -> one.operations().stream())
        .filter(operation -> operation.implementation().isPresent())
        .toList();
  }

  private Optional<String> obstacle(
      NodeTemplate node, Operation operation, Set<ArtifactKind> kinds) {
    if (!RUN.contains(operation.name())) {
      return Optional.of(
          "its operation %s is not run, only create, configure and start are"
              .formatted(operation.name()));
    }
    Optional<ArtifactKind> kind = kind(operation);
    if (kind.isEmpty() || !kinds.contains(kind.get())) {
      return Optional.of(
          "its operation %s is not run: %s"
              .formatted(
                  operation.name(),
                  kind.map(OperationReader::absent).orElse("nothing runs such an artifact")));
    }
    boolean unknowable =
        byMachine.getOrDefault(machine(node).orElseThrow().name(), List.of()).stream()
            .filter(step -> step.operation().equals(operation))
            .anyMatch(step -> declared(step, kind.get()).asksTheUnknowable());
    return unknowable
        ? Optional.of(
            "its operation %s asks for what another operation or an artifact tells, which is not"
                    .formatted(operation.name())
                + " handed on yet")
        : Optional.empty();
  }

  private static String absent(ArtifactKind kind) {
    return kind == ArtifactKind.PLAYBOOK
        ? "playbooks are run where the operator sets levante.ansible.playbook"
        : "nothing runs scripts on this cloud's machines";
  }

  private boolean isInACircle(String machine) {
    Set<String> seen = new TreeSet<>();
    List<String> open = new ArrayList<>(before(machine));
    while (!open.isEmpty()) {
      String next = open.remove(open.size() - 1);
      if (seen.add(next)) {
        open.addAll(before(next));
      }
    }
    return seen.contains(machine);
  }
}
