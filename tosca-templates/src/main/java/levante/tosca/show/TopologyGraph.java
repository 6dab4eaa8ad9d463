package levante.tosca.show;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import levante.tosca.model.Group;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Policy;
import levante.tosca.model.Requirement;
import levante.tosca.model.Topology;

/**
 * A topology as a drawing: node templates are boxes, requirements arrows; groups and policies are
 * joined to what they are about by dashed lines.
 */
public final class TopologyGraph {
  private final Topology topology;
  private final Map<String, String> ids = new HashMap<>();

  private TopologyGraph(Topology topology) {
    this.topology = topology;
    topology.nodeTemplates().forEach(node -> ids.put(node.name(), "n" + ids.size()));
    topology.groups().forEach(group -> ids.putIfAbsent(group.name(), "n" + ids.size()));
  }

  /** For Graphviz. */
  public static String dot(Topology topology) {
    TopologyGraph graph = new TopologyGraph(topology);
    List<String> lines = new ArrayList<>();
    lines.add("digraph " + quotedForDot(topology.name()) + " {");
    lines.add("  rankdir=LR;");
    lines.add("  node [shape=box];");
    graph.addTo(lines, new Dot());
    lines.add("}");
    return text(lines);
  }

  /** For Mermaid, as GitHub and GitLab draw it in Markdown. */
  public static String mermaid(Topology topology) {
    TopologyGraph graph = new TopologyGraph(topology);
    List<String> lines = new ArrayList<>();
    lines.add("flowchart LR");
    graph.addTo(lines, new Mermaid());
    return text(lines);
  }

  private void addTo(List<String> lines, Language language) {
    for (NodeTemplate node : topology.nodeTemplates()) {
      lines.add(language.box(ids.get(node.name()), label(node), Shape.BOX));
    }
    for (NodeTemplate node : topology.nodeTemplates()) {
      for (Requirement one : node.requirements()) {
        lines.add(language.arrow(ids.get(node.name()), ids.get(one.target()), one.name()));
      }
    }
    for (Group group : topology.groups()) {
      String id = ids.get(group.name());
      lines.add(language.box(id, List.of(group.name(), group.type()), Shape.GROUP));
      join(lines, language, id, group.members());
    }
    for (int i = 0; i < topology.policies().size(); i++) {
      Policy policy = topology.policies().get(i);
      lines.add(language.box("p" + i, List.of(policy.name(), policy.type()), Shape.POLICY));
      join(lines, language, "p" + i, policy.targets());
    }
  }

  private void join(List<String> lines, Language language, String from, List<String> names) {
    names.stream()
        .filter(ids::containsKey)
        .forEach(name -> lines.add(language.line(from, ids.get(name))));
  }

  private static List<String> label(NodeTemplate node) {
    List<String> label = new ArrayList<>(List.of(node.name(), node.type()));
    node.scaling()
        .filter(scaling -> scaling.isElastic() || scaling.count() != 1)
        .ifPresent(
            scaling ->
                label.add(
                    scaling.isElastic()
                        ? "%d to %d".formatted(scaling.min(), scaling.max())
                        : "%d times".formatted(scaling.count())));
    return label;
  }

  private static String text(List<String> lines) {
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private static String quotedForDot(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + '"';
  }

  private enum Shape {
    BOX,
    GROUP,
    POLICY
  }

  private interface Language {
    String box(String id, List<String> label, Shape shape);

    String arrow(String from, String to, String label);

    String line(String from, String to);
  }

  private static final class Dot implements Language {
    @Override
    public String box(String id, List<String> label, Shape shape) {
      String style =
          switch (shape) {
            case BOX -> "";
            case GROUP -> ", shape=folder";
            case POLICY -> ", shape=note";
          };
      String text =
          label.stream()
              .map(TopologyGraph::quotedForDot)
              .map(quoted -> quoted.substring(1, quoted.length() - 1))
              .collect(Collectors.joining("\\n"));
      return "  %s [label=\"%s\"%s];".formatted(id, text, style);
    }

    @Override
    public String arrow(String from, String to, String label) {
      return "  %s -> %s [label=%s];".formatted(from, to, quotedForDot(label));
    }

    @Override
    public String line(String from, String to) {
      return "  %s -> %s [style=dashed, arrowhead=none];".formatted(from, to);
    }
  }

  private static final class Mermaid implements Language {
    @Override
    public String box(String id, List<String> label, Shape shape) {
      String text = label.stream().map(Mermaid::escaped).collect(Collectors.joining("<br/>"));
      return switch (shape) {
        case BOX -> "  %s[\"%s\"]".formatted(id, text);
        case GROUP -> "  %s[[\"%s\"]]".formatted(id, text);
        case POLICY -> "  %s>\"%s\"]".formatted(id, text);
      };
    }

    @Override
    public String arrow(String from, String to, String label) {
      return "  %s -->|\"%s\"| %s".formatted(from, escaped(label), to);
    }

    @Override
    public String line(String from, String to) {
      return "  %s -.- %s".formatted(from, to);
    }

    // Mermaid's escapes are HTML's entities, written with # instead of &.
    private static String escaped(String text) {
      return text.replace("#", "#35;")
          .replace("\"", "#quot;")
          .replace("<", "#lt;")
          .replace(">", "#gt;")
          .replace("\n", " ");
    }
  }
}
