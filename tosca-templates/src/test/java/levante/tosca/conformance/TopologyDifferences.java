package levante.tosca.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import levante.tosca.data.Properties;
import levante.tosca.model.Artifact;
import levante.tosca.model.Interface;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Output;
import levante.tosca.model.Requirement;
import levante.tosca.model.Scaling;
import levante.tosca.model.Topology;

/** In what a topology differs from its drawing, each as a line. */
final class TopologyDifferences {
  private final List<String> lines = new ArrayList<>();

  private TopologyDifferences() {}

  static List<String> between(ExpectedTopology drawn, Topology read) {
    TopologyDifferences differences = new TopologyDifferences();
    differences.compare(
        "node templates",
        drawn.nodeTemplates().keySet().stream().sorted().toList(),
        read.nodeTemplates().stream().map(NodeTemplate::name).sorted().toList());
    drawn
        .nodeTemplates()
        .forEach(
            (name, node) ->
                read.nodeTemplate(name).ifPresent(found -> differences.compare(node, found)));
    differences.compare(
        "outputs",
        drawn.outputs().keySet().stream().map(String::valueOf).sorted().toList(),
        read.outputs().stream().map(Output::name).sorted().toList());
    for (Output output : read.outputs()) {
      differences.compare(
          "output " + output.name(),
          Written.plain(drawn.outputs().get(output.name())),
          Written.value(output.value()));
    }
    return differences.lines;
  }

  private void compare(ExpectedTopology.Node drawn, NodeTemplate read) {
    String name = read.name();
    compare(name + " type", drawn.type(), read.type());
    compare(
        name + " requirements",
        drawn.requirements(),
        read.requirements().stream().map(one -> one.name() + ": " + one.target()).toList());
    drawn.count().ifPresent(count -> compare(name + " count", count, count(read)));
    if (!drawn.instances().isEmpty()) {
      compare(
          name + " instances",
          drawn.instances(),
          read.scaling().map(one -> List.of(one.min(), one.max())).orElse(List.of()));
    }
    read.requirements().forEach(one -> relationship(name, drawn, one));
    properties(name, drawn.properties(), read.properties());
    drawn
        .capabilities()
        .forEach(
            (capability, some) ->
                properties(
                    name + "/" + capability,
                    (Map<?, ?>) some,
                    read.capabilityProperties(capability.toString())));
    drawn.absent().forEach(one -> compare(name + " " + one, Optional.empty(), found(read, one)));
    drawn.artifacts().forEach((artifact, file) -> artifact(read, artifact.toString(), file));
    drawn.operations().forEach((one, what) -> operation(read, one.toString(), (Map<?, ?>) what));
  }

  private static int count(NodeTemplate node) {
    return node.scaling().map(Scaling::count).orElse(1);
  }

  private void relationship(String node, ExpectedTopology.Node drawn, Requirement requirement) {
    Map<?, ?> wanted = ExpectedTopology.map(drawn.relationships(), requirement.target());
    String where = node + " -> " + requirement.target();
    if (!wanted.isEmpty()) {
      compare(where, wanted.get("type"), requirement.relationship().type());
      properties(
          where,
          ExpectedTopology.map(wanted, "properties"),
          requirement.relationship().properties());
    }
  }

  private void properties(String where, Map<?, ?> drawn, Properties read) {
    drawn.forEach(
        (name, value) ->
            compare(
                where + " " + name,
                Optional.of(Written.plain(value)),
                read.value(name.toString()).map(Written::value)));
  }

  private static Optional<Object> found(NodeTemplate node, String property) {
    int dot = property.indexOf('.');
    Properties properties =
        dot < 0 ? node.properties() : node.capabilityProperties(property.substring(0, dot));
    return properties.value(property.substring(dot + 1)).map(Written::value);
  }

  private void artifact(NodeTemplate node, String name, Object file) {
    compare(
        node.name() + " artifact " + name,
        Optional.of(file),
        node.artifacts().stream()
            .filter(one -> one.name().equals(name))
            .map(Artifact::file)
            .findFirst());
  }

  private void operation(NodeTemplate node, String name, Map<?, ?> drawn) {
    int dot = name.indexOf('.');
    Optional<Interface.Operation> read =
        node.interfaceNamed(name.substring(0, dot))
            .flatMap(one -> one.operation(name.substring(dot + 1)));
    String where = node.name() + " " + name;
    compare(where + " is there", true, read.isPresent());
    if (read.isPresent()) {
      if (drawn.get("file") != null) {
        compare(
            where + " file",
            Optional.of(drawn.get("file")),
            read.get().implementation().map(one -> one.primary().file()));
      }
      properties(where, ExpectedTopology.map(drawn, "inputs"), new Properties(read.get().inputs()));
    }
  }

  private void compare(String what, Object drawn, Object read) {
    if (!Objects.equals(drawn, read)) {
      lines.add("%s: drawn %s, read %s".formatted(what, drawn, read));
    }
  }
}
