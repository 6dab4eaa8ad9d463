package levante.web.page.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import levante.web.page.drawing.Part.Link;

/**
 * Parts as a drawing, in user units: boxes in columns, each left of those that its arrows lead to.
 * The same parts give the same drawing.
 */
public record Drawing(int width, int height, int boxHeight, List<Box> boxes, List<Arrow> arrows) {
  /** Of each box. */
  public static final int BOX_WIDTH = 230;

  private static final int TWO_LINES = 62;
  private static final int THREE_LINES = 84;
  private static final int COLUMN = 325;
  private static final int GAP = 22;
  private static final int MARGIN = 8;

  /**
   * A part in its place.
   *
   * @param leads the names of what its arrows lead to, each with what the arrow means in brackets,
   *     for who reads instead of looking
   */
  public record Box(int x, int y, Part part, List<String> leads) {
    private static final int LONGEST_NAME = 22;
    private static final int LONGEST_LINE = 32;

    public Box {
      leads = List.copyOf(leads);
    }

    /** The name as far as it has room. */
    public String name() {
      return shortened(part.name(), LONGEST_NAME);
    }

    /** What it is, as far as it has room. */
    public String kind() {
      return shortened(part.kind(), LONGEST_LINE);
    }

    private static String shortened(String text, int longest) {
      return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
  }

  /** A link, from the right edge of a box to the left edge of another. */
  public record Arrow(int fromX, int fromY, int toX, int toY, String word) {
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

  public Drawing {
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
  }

  /** Whether a box leads to a page. */
  public boolean isLinked() {
    return boxes.stream().anyMatch(box -> box.part().path().isPresent());
  }

  /** Of some parts, in their order. */
  public static Drawing of(List<Part> parts) {
    Map<String, Integer> ranks = ranks(parts);
    int last = ranks.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    int boxHeight =
        parts.stream().anyMatch(part -> part.status().isPresent()) ? THREE_LINES : TWO_LINES;
    Map<String, String> names = new HashMap<>();
    parts.forEach(part -> names.put(part.key(), part.name()));
    Map<Integer, Integer> filled = new HashMap<>();
    Map<String, Box> boxes = new HashMap<>();
    List<Box> inOrder = new ArrayList<>();
    for (Part part : parts) {
      int column = last - ranks.get(part.key());
      int row = filled.merge(column, 1, Integer::sum) - 1;
      Box box =
          new Box(
              MARGIN + column * COLUMN, MARGIN + row * (boxHeight + GAP), part, leads(part, names));
      boxes.put(part.key(), box);
      inOrder.add(box);
    }
    int rows = filled.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return new Drawing(
        2 * MARGIN + last * COLUMN + BOX_WIDTH,
        2 * MARGIN + Math.max(0, rows - 1) * (boxHeight + GAP) + boxHeight,
        boxHeight,
        inOrder,
        arrows(inOrder, boxes, boxHeight));
  }

  /** How many links lie between a part and what leads nowhere; cycles end. */
  private static Map<String, Integer> ranks(List<Part> parts) {
    Map<String, Integer> ranks = new HashMap<>();
    parts.forEach(part -> ranks.put(part.key(), 0));
    boolean moved = true;
    for (int round = 1; round < parts.size() && moved; round++) {
      moved = false;
      for (Part part : parts) {
        for (Link link : part.links()) {
          int beyond = ranks.getOrDefault(link.to(), -1) + 1;
          if (beyond > ranks.get(part.key()) && beyond < parts.size()) {
            ranks.put(part.key(), beyond);
            moved = true;
          }
        }
      }
    }
    return ranks;
  }

  private static List<String> leads(Part part, Map<String, String> names) {
    return part.links().stream()
        .filter(link -> names.containsKey(link.to()))
        .map(
            link ->
                link.word().isEmpty()
                    ? names.get(link.to())
                    : "%s (%s)".formatted(names.get(link.to()), link.word()))
        .toList();
  }

  private static List<Arrow> arrows(List<Box> inOrder, Map<String, Box> boxes, int boxHeight) {
    List<Arrow> arrows = new ArrayList<>();
    for (Box from : inOrder) {
      for (Link link : from.part().links()) {
        Box to = boxes.get(link.to());
        if (to != null && !to.equals(from)) {
          arrows.add(
              new Arrow(
                  from.x() + BOX_WIDTH,
                  from.y() + boxHeight / 2,
                  to.x(),
                  to.y() + boxHeight / 2,
                  link.word()));
        }
      }
    }
    return arrows;
  }
}
