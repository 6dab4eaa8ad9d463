package levante.tosca.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import levante.tosca.model.Artifact;
import levante.tosca.model.Capability;
import levante.tosca.model.Group;
import levante.tosca.model.Interface;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Output;
import levante.tosca.model.Policy;
import levante.tosca.model.Relationship;
import levante.tosca.model.Requirement;
import levante.tosca.model.Substitution;
import levante.tosca.model.Topology;
import levante.tosca.model.Workflow;

/**
 * A topology as JSON holds it. The keys are public API: scripts read them; {@code
 * docs/reference/cli.md} lists them. What stands in the order of the text keeps it.
 */
public final class TopologyJson {
  private TopologyJson() {}

  /** Maps, lists, texts, numbers and booleans only; nothing is hidden. */
  public static Map<String, Object> of(Topology topology) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", topology.name());
    topology.description().ifPresent(text -> json.put("description", text));
    json.put("metadata", new LinkedHashMap<>(topology.metadata()));
    json.put("node_templates", map(topology.nodeTemplates(), NodeTemplate::name, TopologyJson::of));
    json.put("groups", map(topology.groups(), Group::name, TopologyJson::of));
    json.put("policies", map(topology.policies(), Policy::name, TopologyJson::of));
    json.put("workflows", map(topology.workflows(), Workflow::name, TopologyJson::of));
    json.put("outputs", map(topology.outputs(), Output::name, TopologyJson::of));
    topology.substitution().ifPresent(one -> json.put("substitution_mappings", of(one)));
    return json;
  }

  private static Map<String, Object> of(NodeTemplate node) {
    Map<String, Object> json = typed(node.type(), node.typeAncestry());
    json.put("properties", Shown.plain(node.properties().values()));
    json.put("capabilities", map(node.capabilities(), Capability::name, TopologyJson::of));
    json.put("requirements", node.requirements().stream().map(TopologyJson::of).toList());
    json.put("artifacts", map(node.artifacts(), Artifact::name, TopologyJson::of));
    json.put("interfaces", map(node.interfaces(), Interface::name, TopologyJson::of));
    node.scaling()
        .ifPresent(
            scaling -> {
              Map<String, Object> numbers = new LinkedHashMap<>();
              numbers.put("min", scaling.min());
              numbers.put("max", scaling.max());
              numbers.put("count", scaling.count());
              json.put("scaling", numbers);
            });
    return json;
  }

  private static Map<String, Object> of(Capability capability) {
    Map<String, Object> json = typed(capability.type(), capability.typeAncestry());
    json.put("properties", Shown.plain(capability.properties().values()));
    return json;
  }

  private static Map<String, Object> of(Requirement requirement) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", requirement.name());
    json.put("node", requirement.target());
    json.put("capability", requirement.capability());
    json.put("relationship", of(requirement.relationship()));
    return json;
  }

  private static Map<String, Object> of(Relationship relationship) {
    Map<String, Object> json = typed(relationship.type(), relationship.typeAncestry());
    relationship.template().ifPresent(name -> json.put("template", name));
    json.put("properties", Shown.plain(relationship.properties().values()));
    json.put("interfaces", map(relationship.interfaces(), Interface::name, TopologyJson::of));
    return json;
  }

  private static Map<String, Object> of(Artifact artifact) {
    Map<String, Object> json = new LinkedHashMap<>();
    put(json, "type", artifact.type());
    json.put("file", artifact.file());
    put(json, "repository", artifact.repository());
    put(json, "deploy_path", artifact.deployPath());
    json.put("properties", Shown.plain(artifact.properties().values()));
    return json;
  }

  private static Map<String, Object> of(Interface one) {
    Map<String, Object> json = new LinkedHashMap<>();
    put(json, "type", one.type());
    json.put("operations", map(one.operations(), Interface.Operation::name, TopologyJson::of));
    json.put(
        "notifications", map(one.notifications(), Interface.Operation::name, TopologyJson::of));
    return json;
  }

  private static Map<String, Object> of(Interface.Operation operation) {
    Map<String, Object> json = new LinkedHashMap<>();
    operation.implementation().ifPresent(one -> json.put("implementation", of(one)));
    json.put("inputs", Shown.plain(operation.inputs()));
    json.put("outputs", new LinkedHashMap<>(operation.outputs()));
    return json;
  }

  private static Map<String, Object> of(Interface.Implementation implementation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("primary", of(implementation.primary()));
    json.put("dependencies", implementation.dependencies().stream().map(TopologyJson::of).toList());
    put(json, "operation_host", implementation.operationHost());
    implementation.timeout().ifPresent(time -> json.put("timeout_seconds", time.toSeconds()));
    return json;
  }

  private static Map<String, Object> of(Group group) {
    Map<String, Object> json = typed(group.type(), group.typeAncestry());
    json.put("properties", Shown.plain(group.properties().values()));
    json.put("members", group.members());
    return json;
  }

  private static Map<String, Object> of(Policy policy) {
    Map<String, Object> json = typed(policy.type(), policy.typeAncestry());
    json.put("properties", Shown.plain(policy.properties().values()));
    json.put("targets", policy.targets());
    json.put("triggers", map(policy.triggers(), Policy.Trigger::name, TopologyJson::of));
    return json;
  }

  private static Map<String, Object> of(Policy.Trigger trigger) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("event", trigger.event());
    trigger.condition().ifPresent(value -> json.put("condition", Shown.plain(value)));
    json.put("activities", activities(trigger.activities()));
    return json;
  }

  private static Map<String, Object> of(Workflow workflow) {
    Map<String, Object> json = new LinkedHashMap<>();
    put(json, "description", workflow.description());
    json.put("steps", map(workflow.steps(), Workflow.Step::name, TopologyJson::of));
    return json;
  }

  private static Map<String, Object> of(Workflow.Step step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("target", step.target());
    put(json, "target_relationship", step.relationship());
    json.put("activities", activities(step.activities()));
    json.put("on_success", step.onSuccess());
    json.put("on_failure", step.onFailure());
    return json;
  }

  private static List<Object> activities(List<Workflow.Activity> activities) {
    List<Object> json = new ArrayList<>();
    activities.forEach(
        one -> json.add(Map.of(one.kind().name().toLowerCase(Locale.ROOT), one.argument())));
    return json;
  }

  private static Map<String, Object> of(Output output) {
    Map<String, Object> json = new LinkedHashMap<>();
    put(json, "description", output.description());
    put(json, "type", output.type());
    output.constraints().ifPresent(one -> json.put("constraints", Shown.plain(one)));
    json.put("value", Shown.plain(output.value()));
    return json;
  }

  private static Map<String, Object> of(Substitution substitution) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("node_type", substitution.nodeType());
    json.put("properties", new LinkedHashMap<>(substitution.properties()));
    json.put("attributes", new LinkedHashMap<>(substitution.attributes()));
    json.put("capabilities", new LinkedHashMap<>(substitution.capabilities()));
    json.put("requirements", new LinkedHashMap<>(substitution.requirements()));
    return json;
  }

  private static Map<String, Object> typed(String type, List<String> ancestry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", type);
    json.put("derived_from", ancestry.stream().skip(1).toList());
    return json;
  }

  private static void put(Map<String, Object> json, String key, Optional<String> text) {
    text.ifPresent(one -> json.put(key, one));
  }

  private static <T> Map<String, Object> map(
      List<T> all, Function<T, String> name, Function<T, Map<String, Object>> json) {
    Map<String, Object> map = new LinkedHashMap<>();
    all.forEach(one -> map.put(name.apply(one), json.apply(one)));
    return map;
  }
}
