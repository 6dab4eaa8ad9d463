package levante.tosca;

import java.util.StringJoiner;
import levante.tosca.data.Properties;
import levante.tosca.data.Value;
import levante.tosca.model.Capability;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Output;
import levante.tosca.model.Topology;

/** A topology as a person would write it down, for golden files. */
final class TopologyText {
  private TopologyText() {}

  static String of(Topology topology) {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    for (NodeTemplate node : topology.nodeTemplates()) {
      lines.add(node.name() + ": " + node.type() + properties(node.properties()));
      for (Capability capability : node.capabilities()) {
        if (capability.name().equals("host") && !capability.properties().values().isEmpty()) {
          lines.add("  host" + properties(capability.properties()));
        }
      }
      node.scaling()
          .ifPresent(
              scaling ->
                  lines.add(
                      "  %d to %d, at first %d"
                          .formatted(scaling.min(), scaling.max(), scaling.count())));
      node.requirements()
          .forEach(
              one ->
                  lines.add("  %s -> %s/%s".formatted(one.name(), one.target(), one.capability())));
    }
    for (Output output : topology.outputs()) {
      lines.add(output.name() + " = " + value(output.value()));
    }
    return lines.toString();
  }

  private static String properties(Properties properties) {
    StringJoiner text = new StringJoiner(", ", " (", ")");
    properties.values().forEach((name, value) -> text.add(name + ": " + value(value)));
    return properties.values().isEmpty() ? "" : text.toString();
  }

  private static String value(Value value) {
    return value.match(
        literal -> literal.scalar().plain().toString(),
        items -> items.values().stream().map(TopologyText::value).toList().toString(),
        entries -> entries.values().toString(),
        attribute -> "<" + attribute.entity() + "." + String.join(".", attribute.path()) + ">",
        call ->
            call.function()
                + call.arguments().stream().map(TopologyText::value).toList().toString());
  }
}
