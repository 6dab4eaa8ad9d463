package levante.web.page.plan;

import java.util.Optional;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Topology;
import levante.web.language.Say;
import levante.web.page.drawing.Drawing;
import levante.web.page.drawing.Part;

/** A topology as a drawing: node templates are boxes, and requirements are arrows. */
public final class TopologyParts {
  private TopologyParts() {}

  /** The drawing of a topology. */
  public static Drawing drawn(Topology topology) {
    return Drawing.of(topology.nodeTemplates().stream().map(TopologyParts::part).toList());
  }

  private static Part part(NodeTemplate node) {
    String type = node.type().substring(node.type().lastIndexOf('.') + 1);
    return new Part(
        node.name(),
        node.name(),
        node.scaling()
            .filter(scaling -> scaling.isElastic() || scaling.count() != 1)
            .map(
                scaling ->
                    type
                        + ", "
                        + (scaling.isElastic()
                            ? Say.of("%d to %d", scaling.min(), scaling.max())
                            : Say.of("%d times", scaling.count())))
            .orElse(type),
        Optional.empty(),
        Optional.empty(),
        node.requirements().stream().map(one -> new Part.Link(one.target(), one.name())).toList());
  }
}
