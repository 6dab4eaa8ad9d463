package levante.web.page.elasticity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.web.view.DecisionRow;
import levante.web.view.Status;

/**
 * What of an elastic cluster's page changes while somebody looks.
 *
 * @param unseen why the cluster cannot be seen now; its nodes are those known before
 * @param acts what persons did, the newest first
 * @param room what was asked for ahead of work, the newest first
 * @param rules by which it is scaled
 */
public record ScalingDetails(
    String cluster,
    Optional<String> unseen,
    List<NodeLine> nodes,
    List<PoolLine> pools,
    List<DecisionRow> decisions,
    List<ActLine> acts,
    List<RoomLine> room,
    RuleLines rules) {
  /**
   * A node.
   *
   * @param byPool whether a pool made it, so that it can be given back
   * @param disabledBy whoever took it out of use
   */
  public record NodeLine(
      String name,
      String pool,
      boolean byPool,
      Status state,
      Instant since,
      String cpu,
      String memory,
      Optional<String> disabledBy) {}

  /**
   * A pool.
   *
   * @param trouble its failures and when it is asked again; empty when there are none
   */
  public record PoolLine(String name, int live, int min, int max, Optional<String> trouble) {}

  /**
   * By which rules it is scaled, in sentences.
   *
   * @param own whether its owner wrote any
   * @param next what changes then; empty when nothing does
   */
  public record RuleLines(boolean own, List<String> now, List<String> next) {
    public RuleLines {
      now = List.copyOf(now);
      next = List.copyOf(next);
    }
  }

  /** What a person did. */
  public record ActLine(Instant at, String sentence) {}

  /**
   * Room that was asked for.
   *
   * @param wanted what of
   * @param open whether it can be taken back
   * @param until when it is given up or held no longer; empty when neither
   */
  public record RoomLine(
      String name,
      String wanted,
      int there,
      int count,
      Status state,
      boolean open,
      Optional<Instant> until) {}

  public ScalingDetails {
    room = List.copyOf(room);
    nodes = List.copyOf(nodes);
    pools = List.copyOf(pools);
    decisions = List.copyOf(decisions);
    acts = List.copyOf(acts);
  }

  /** What can be taken back. */
  public List<RoomLine> openRoom() {
    return room.stream().filter(RoomLine::open).toList();
  }

  /** Its page. */
  public String path() {
    return "/elasticity/" + cluster;
  }
}
