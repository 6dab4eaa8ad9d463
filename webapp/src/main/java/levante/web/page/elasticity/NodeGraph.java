package levante.web.page.elasticity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import levante.elasticity.operate.NodeStatus;
import levante.elasticity.state.Census;
import levante.elasticity.state.NodeSpell;
import levante.elasticity.state.NodeState;
import levante.elasticity.state.StateChange;

/**
 * The nodes of a cluster over time as a drawing, in user units: a band for each node in the colours
 * of its states, and above them how many pods waited and how many nodes there were.
 *
 * @param from the left edge
 * @param to the right edge
 * @param most what the top of the upper drawing stands for
 * @param waiting a line as SVG writes it; empty when nothing is known
 * @param nodes the same of the nodes that were there
 * @param hidden how many nodes have no band, as there are too many
 */
public record NodeGraph(
    Instant from,
    Instant to,
    int most,
    String waiting,
    String nodes,
    List<Band> bands,
    int hidden) {
  /** Where time begins. */
  public static final int LEFT = 210;

  /** How long it is. */
  public static final int LENGTH = 780;

  /** How high the upper drawing is. */
  public static final int HEIGHT = 90;

  /** Where the bands begin, and how high each is. */
  public static final int TOP = 130;

  /** How high a band is, with its room. */
  public static final int ROW = 24;

  private static final int MOST_BANDS = 60;

  /** A node's band. */
  public record Band(String node, int y, List<Piece> pieces) {
    public Band {
      pieces = List.copyOf(pieces);
    }
  }

  /** A part of a band, in which the node was in one state. */
  public record Piece(int x, int width, String state, Instant since, Instant until) {}

  /** What is known of the past and of now, up to the right edge. */
  record Known(List<StateChange> changes, List<Census> counts, List<NodeStatus> now) {}

  public NodeGraph {
    bands = List.copyOf(bands);
  }

  /** How high all of it is. */
  public int height() {
    return TOP + ROW * bands.size() + 30;
  }

  /** Of what is known. */
  static NodeGraph of(Known known, Instant from, Instant to) {
    Scale scale = new Scale(from, to);
    Map<String, List<Piece>> pieces = pieces(known, scale);
    List<Band> bands = new ArrayList<>();
    pieces.forEach(
        (node, some) -> {
          if (bands.size() < MOST_BANDS) {
            bands.add(new Band(node, TOP + ROW * bands.size(), some));
          }
        });
    int most =
        known.counts().stream()
            .mapToInt(one -> Math.max(there(one), one.waiting().orElse(0)))
            .max()
            .orElse(0);
    return new NodeGraph(
        from,
        to,
        Math.max(1, most),
        scale.line(known.counts(), most, Census::waiting),
        scale.line(known.counts(), most, one -> Optional.of(there(one))),
        bands,
        pieces.size() - bands.size());
  }

  private static int there(Census census) {
    return census.nodes().entrySet().stream()
        .filter(one -> isThere(one.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private static boolean isThere(NodeState state) {
    return state != NodeState.OFF && state != NodeState.OFF_ERR;
  }

  private static Map<String, List<Piece>> pieces(Known known, Scale scale) {
    Map<String, List<StateChange>> byNode = new TreeMap<>();
    for (StateChange change : known.changes()) {
      byNode.computeIfAbsent(change.spell().node(), any -> new ArrayList<>()).add(change);
    }
    Map<String, List<Piece>> pieces = new TreeMap<>();
    byNode.forEach((node, changes) -> pieces.put(node, pieces(changes, scale)));
    for (NodeStatus status : known.now()) {
      NodeSpell spell = status.spell();
      pieces.computeIfAbsent(
          spell.node(),
          any -> scale.piece(spell.state(), spell.since(), scale.to()).stream().toList());
    }
    pieces.values().removeIf(List::isEmpty);
    return pieces;
  }

  private static List<Piece> pieces(List<StateChange> changes, Scale scale) {
    List<Piece> pieces = new ArrayList<>();
    StateChange first = changes.get(0);
    first
        .was()
        .flatMap(state -> scale.piece(state, scale.from(), first.spell().since()))
        .ifPresent(pieces::add);
    for (int i = 0; i < changes.size(); i++) {
      NodeSpell spell = changes.get(i).spell();
      Instant until = i + 1 < changes.size() ? changes.get(i + 1).spell().since() : scale.to();
      scale.piece(spell.state(), spell.since(), until).ifPresent(pieces::add);
    }
    return pieces;
  }

  /** Time from the left to the right. */
  private record Scale(Instant from, Instant to) {
    int x(Instant at) {
      double share =
          (double) Duration.between(from, at).toMillis() / Duration.between(from, to).toMillis();
      return LEFT + (int) Math.round(LENGTH * Math.min(1, Math.max(0, share)));
    }

    /** Nothing of a node that is off: then there is none. */
    Optional<Piece> piece(NodeState state, Instant since, Instant until) {
      Instant begin = since.isBefore(from) ? from : since;
      return state == NodeState.OFF || !begin.isBefore(until)
          ? Optional.empty()
          : Optional.of(
              new Piece(x(begin), Math.max(1, x(until) - x(begin)), state.word(), begin, until));
    }

    /** In steps; where nothing is known the line breaks off. */
    String line(List<Census> counts, int most, Function<Census, Optional<Integer>> amount) {
      StringBuilder line = new StringBuilder();
      boolean drawing = false;
      for (Census census : counts) {
        Optional<Integer> height = amount.apply(census);
        if (drawing) {
          line.append("H").append(x(census.at()));
        }
        if (height.isPresent()) {
          int y = 10 + HEIGHT - HEIGHT * height.get() / Math.max(1, most);
          line.append(drawing ? "V" + y : "M" + x(census.at()) + " " + y);
        }
        drawing = height.isPresent();
      }
      return drawing ? line.append("H").append(x(to)).toString() : line.toString();
    }
  }
}
