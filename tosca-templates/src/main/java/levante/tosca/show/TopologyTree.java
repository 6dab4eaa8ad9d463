package levante.tosca.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import levante.tosca.data.Value;
import levante.tosca.model.Artifact;
import levante.tosca.model.Capability;
import levante.tosca.model.Group;
import levante.tosca.model.Interface;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Output;
import levante.tosca.model.Policy;
import levante.tosca.model.Requirement;
import levante.tosca.model.Scaling;
import levante.tosca.model.Substitution;
import levante.tosca.model.Topology;
import levante.tosca.model.Workflow;

/**
 * A topology as a tree of lines for a terminal. Operations that do nothing and capabilities without
 * properties are left out.
 */
public final class TopologyTree {
  private final Hiding hiding;

  private TopologyTree(Hiding hiding) {
    this.hiding = hiding;
  }

  /** The lines, each with its end. */
  public static String of(Topology topology, Hiding hiding) {
    TopologyTree tree = new TopologyTree(hiding);
    List<String> lines = new ArrayList<>();
    lines.add(topology.name());
    topology.description().map(String::strip).map(Shown::oneLine).ifPresent(lines::add);
    lines.addAll(Branch.lines(tree.parts(topology)));
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private List<Branch> parts(Topology topology) {
    List<Branch> parts = new ArrayList<>();
    add(parts, "node templates", topology.nodeTemplates().stream().map(this::node).toList());
    add(parts, "groups", topology.groups().stream().map(this::group).toList());
    add(parts, "policies", topology.policies().stream().map(this::policy).toList());
    add(parts, "workflows", topology.workflows().stream().map(TopologyTree::workflow).toList());
    topology.substitution().ifPresent(one -> parts.add(substitution(one)));
    add(parts, "outputs", topology.outputs().stream().map(this::output).toList());
    return parts;
  }

  private Branch node(NodeTemplate node) {
    List<Branch> parts = new ArrayList<>();
    add(parts, "properties", properties(node.properties().values()));
    add(parts, "capabilities", capabilities(node));
    add(parts, "requirements", node.requirements().stream().map(this::requirement).toList());
    node.scaling().ifPresent(scaling -> parts.add(Branch.leaf("scaling: " + scaling(scaling))));
    add(parts, "artifacts", node.artifacts().stream().map(this::artifact).toList());
    add(parts, "interfaces", interfaces(node.interfaces()));
    return new Branch(named(node.name(), node.type()), parts);
  }

  private List<Branch> capabilities(NodeTemplate node) {
    List<Branch> branches = new ArrayList<>();
    for (Capability capability : node.capabilities()) {
      if (!capability.properties().values().isEmpty()) {
        branches.add(
            new Branch(
                named(capability.name(), capability.type()),
                properties(capability.properties().values())));
      }
    }
    return branches;
  }

  private Branch requirement(Requirement one) {
    List<Branch> parts = new ArrayList<>();
    parts.addAll(properties(one.relationship().properties().values()));
    parts.addAll(interfaces(one.relationship().interfaces()));
    return new Branch(
        "%s -> %s.%s (%s)"
            .formatted(one.name(), one.target(), one.capability(), one.relationship().type()),
        parts);
  }

  private static String scaling(Scaling scaling) {
    return scaling.isElastic()
        ? "%d to %d, at first %d".formatted(scaling.min(), scaling.max(), scaling.count())
        : String.valueOf(scaling.count());
  }

  private Branch artifact(Artifact artifact) {
    List<Branch> parts = new ArrayList<>();
    artifact.repository().ifPresent(url -> parts.add(Branch.leaf("repository: " + url)));
    artifact.deployPath().ifPresent(path -> parts.add(Branch.leaf("deploy_path: " + path)));
    parts.addAll(properties(artifact.properties().values()));
    String type = artifact.type().map(" (%s)"::formatted).orElse("");
    return new Branch(artifact.name() + ": " + artifact.file() + type, parts);
  }

  private List<Branch> interfaces(List<Interface> all) {
    List<Branch> branches = new ArrayList<>();
    for (Interface one : all) {
      List<Branch> operations = new ArrayList<>();
      one.operations().forEach(operation -> operation(operation).ifPresent(operations::add));
      one.notifications().forEach(told -> operation(told).ifPresent(operations::add));
      add(branches, one.type().map(type -> named(one.name(), type)).orElse(one.name()), operations);
    }
    return branches;
  }

  private Optional<Branch> operation(Interface.Operation operation) {
    if (operation.implementation().isEmpty() && operation.outputs().isEmpty()) {
      return Optional.empty();
    }
    List<Branch> parts = new ArrayList<>();
    add(parts, "inputs", properties(operation.inputs()));
    operation
        .outputs()
        .forEach((name, path) -> parts.add(Branch.leaf(name + " => " + String.join(".", path))));
    String file = operation.implementation().map(one -> ": " + one.primary().file()).orElse("");
    return Optional.of(new Branch(operation.name() + file, parts));
  }

  private Branch group(Group group) {
    List<Branch> parts = new ArrayList<>();
    add(parts, "properties", properties(group.properties().values()));
    parts.add(Branch.leaf("members: " + String.join(", ", group.members())));
    return new Branch(named(group.name(), group.type()), parts);
  }

  private Branch policy(Policy policy) {
    List<Branch> parts = new ArrayList<>();
    add(parts, "properties", properties(policy.properties().values()));
    parts.add(
        Branch.leaf(
            policy.targets().isEmpty()
                ? "targets: the whole topology"
                : "targets: " + String.join(", ", policy.targets())));
    for (Policy.Trigger trigger : policy.triggers()) {
      parts.add(
          new Branch(
              "on %s: %s".formatted(trigger.event(), trigger.name()),
              trigger.activities().stream().map(TopologyTree::activity).toList()));
    }
    return new Branch(named(policy.name(), policy.type()), parts);
  }

  private static Branch workflow(Workflow workflow) {
    List<Branch> steps = new ArrayList<>();
    for (Workflow.Step step : workflow.steps()) {
      String next =
          step.onSuccess().isEmpty() ? "" : ", then " + String.join(", ", step.onSuccess());
      steps.add(
          new Branch(
              "%s: %s%s".formatted(step.name(), step.target(), next),
              step.activities().stream().map(TopologyTree::activity).toList()));
    }
    return new Branch(workflow.name(), steps);
  }

  private static Branch activity(Workflow.Activity activity) {
    return Branch.leaf(
        activity.kind().name().toLowerCase(Locale.ROOT) + ": " + activity.argument());
  }

  private static Branch substitution(Substitution one) {
    List<Branch> parts = new ArrayList<>();
    one.properties().forEach((name, input) -> parts.add(Branch.leaf(name + " = input " + input)));
    one.attributes()
        .forEach((name, output) -> parts.add(Branch.leaf(name + " = output " + output)));
    one.capabilities()
        .forEach((name, to) -> parts.add(Branch.leaf(name + " = " + String.join(".", to))));
    one.requirements()
        .forEach((name, to) -> parts.add(Branch.leaf(name + " -> " + String.join(".", to))));
    return new Branch(named("stands for", one.nodeType()), parts);
  }

  private Branch output(Output output) {
    return Branch.leaf(output.name() + " = " + hiding.text(output.name(), output.value()));
  }

  private List<Branch> properties(SortedMap<String, Value> values) {
    List<Branch> branches = new ArrayList<>();
    values.forEach(
        (name, value) -> branches.add(Branch.leaf(name + ": " + hiding.text(name, value))));
    return branches;
  }

  private static String named(String name, String type) {
    return name + "  " + type;
  }

  private static void add(List<Branch> parts, String title, List<Branch> below) {
    if (!below.isEmpty()) {
      parts.add(new Branch(title, below));
    }
  }
}
