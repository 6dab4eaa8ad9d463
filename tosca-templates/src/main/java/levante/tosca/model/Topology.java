package levante.tosca.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a template asks for, with every input resolved. Node templates and outputs stand in the
 * order of the text, as do groups, policies and workflows; every requirement's target is one of the
 * node templates.
 *
 * @param name {@code metadata/template_name}, else the name of the source
 */
public record Topology(
    String name,
    Optional<String> description,
    SortedMap<String, String> metadata,
    List<NodeTemplate> nodeTemplates,
    List<Output> outputs,
    List<Group> groups,
    List<Policy> policies,
    List<Workflow> workflows,
    Optional<Substitution> substitution) {
  public Topology {
    metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    nodeTemplates = NamedNodes.of(nodeTemplates);
    outputs = List.copyOf(outputs);
    groups = List.copyOf(groups);
    policies = List.copyOf(policies);
    workflows = List.copyOf(workflows);
  }

  /** The node template of that name. */
  public Optional<NodeTemplate> nodeTemplate(String wanted) {
    return NamedNodes.of(nodeTemplates).named(wanted);
  }

  /** The node templates of a type or of a type derived from it, in the order of the text. */
  public List<NodeTemplate> nodeTemplatesOf(String type) {
    return nodeTemplates.stream().filter(node -> node.isA(type)).toList();
  }

  /** The node templates that {@code source} names in a requirement, in the order of the text. */
  public List<NodeTemplate> targets(NodeTemplate source, String requirement) {
    return source.requirements(requirement).stream()
        .flatMap(one -> nodeTemplate(one.target()).stream())
        .toList();
  }

  /** The output of that name. */
  public Optional<Output> output(String wanted) {
    return outputs.stream().filter(output -> output.name().equals(wanted)).findFirst();
  }
}
