package levante.web.page.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Requirement;
import levante.tosca.model.Topology;
import levante.web.language.Say;

/**
 * A topology as a drawing, in user units: node templates are boxes, those left of others need them,
 * and requirements are arrows. The same topology gives the same drawing.
 */
public record TopologyPicture(int width, int height, List<Box> boxes, List<Arrow> arrows) {
  private static final int BOX_WIDTH = 190;
  private static final int BOX_HEIGHT = 62;
  private static final int COLUMN = 310;
  private static final int ROW = 84;
  private static final int MARGIN = 8;
  private static final int LONGEST = 23;

  /**
   * A node template.
   *
   * @param type without its namespace
   * @param count such as {@code 2 machines}; empty for one of a kind
   * @param needs for who reads instead of looking
   */
  public record Box(int x, int y, String name, String type, String count, List<String> needs) {
    public Box {
      needs = List.copyOf(needs);
    }

    /** The name as far as it has room. */
    public String shortName() {
      return shortened(name);
    }

    /** The type as far as it has room. */
    public String shortType() {
      return shortened(count.isEmpty() ? type : type + ", " + count);
    }
  }

  /** A requirement, from the right edge of a box to the left edge of another. */
  public record Arrow(int fromX, int fromY, int toX, int toY, String name) {
    /** The middle of the curve. */
    public int midX() {
      return (fromX + toX) / 2;
    }

    /** The middle of the curve. */
    public int midY() {
      return (fromY + toY) / 2;
    }

    /** A curve as SVG writes it. */
    public String path() {
      int bend = Math.max(30, Math.abs(toX - fromX) / 2);
      return "M%d %d C%d %d %d %d %d %d"
          .formatted(fromX, fromY, fromX + bend, fromY, toX - bend, toY, toX, toY);
    }
  }

  public TopologyPicture {
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  /** The picture of a topology. */
  public static TopologyPicture of(Topology topology) {
    Map<String, Integer> ranks = ranks(topology);
    int last = ranks.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    Map<Integer, Integer> filled = new HashMap<>();
    Map<String, Box> boxes = new HashMap<>();
    List<Box> inOrder = new ArrayList<>();
    for (NodeTemplate node : topology.nodeTemplates()) {
      int column = last - ranks.get(node.name());
      int row = filled.merge(column, 1, Integer::sum) - 1;
      Box box = box(node, MARGIN + column * COLUMN, MARGIN + row * ROW);
      boxes.put(node.name(), box);
      inOrder.add(box);
    }
    int rows = filled.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return new TopologyPicture(
        2 * MARGIN + last * COLUMN + BOX_WIDTH,
        2 * MARGIN + Math.max(0, rows - 1) * ROW + BOX_HEIGHT,
        inOrder,
        arrows(topology, boxes));
  }

  /** How many needs lie between a node template and what needs nothing more; cycles end. */
  private static Map<String, Integer> ranks(Topology topology) {
    Map<String, Integer> ranks = new HashMap<>();
    topology.nodeTemplates().forEach(node -> ranks.put(node.name(), 0));
    for (int round = 1; round < topology.nodeTemplates().size(); round++) {
      for (NodeTemplate node : topology.nodeTemplates()) {
        for (Requirement one : node.requirements()) {
          int beyond = ranks.getOrDefault(one.target(), 0) + 1;
          if (beyond > ranks.get(node.name()) && beyond < topology.nodeTemplates().size()) {
            ranks.put(node.name(), beyond);
          }
        }
      }
    }
    return ranks;
  }

  private static Box box(NodeTemplate node, int x, int y) {
    return new Box(
        x,
        y,
        node.name(),
        node.type().substring(node.type().lastIndexOf('.') + 1),
        node.scaling()
            .filter(scaling -> scaling.isElastic() || scaling.count() != 1)
            .map(
                scaling ->
                    scaling.isElastic()
                        ? Say.of("%d to %d", scaling.min(), scaling.max())
                        : Say.of("%d times", scaling.count()))
            .orElse(""),
        node.requirements().stream()
            .map(one -> "%s (%s)".formatted(one.target(), one.name()))
            .toList());
  }

  private static List<Arrow> arrows(Topology topology, Map<String, Box> boxes) {
    List<Arrow> arrows = new ArrayList<>();
    for (NodeTemplate node : topology.nodeTemplates()) {
      Box from = boxes.get(node.name());
      for (Requirement one : node.requirements()) {
        Box to = boxes.get(one.target());
        if (to != null && !to.equals(from)) {
          arrows.add(
              new Arrow(
                  from.x() + BOX_WIDTH,
                  from.y() + BOX_HEIGHT / 2,
                  to.x(),
                  to.y() + BOX_HEIGHT / 2,
                  one.name()));
        }
      }
    }
    return arrows;
  }
}
