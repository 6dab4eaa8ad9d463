package levante.elasticity.hook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.state.NodeState;
import levante.elasticity.state.StateChange;
import levante.kernel.ClusterId;

/** Which of CLUES's hooks a record is. Pure. */
public final class HookEvents {
  private static final Set<NodeState> ON = EnumSet.of(NodeState.IDLE, NodeState.USED);

  /** What a node comes from when it is powered on; else it was on, and only could not be seen. */
  private static final Set<NodeState> NOT_ON =
      EnumSet.of(NodeState.OFF, NodeState.POW_ON, NodeState.OFF_ERR);

  /** What a node that somebody powers off, or gives up, has been. */
  private static final Set<NodeState> GOING =
      EnumSet.of(NodeState.POW_OFF, NodeState.ON_ERR, NodeState.OFF_ERR);

  private HookEvents() {}

  /**
   * What a node's change of state is.
   *
   * @param record the record's number
   */
  public static List<HookEvent> of(long record, ClusterId cluster, StateChange change) {
    SortedMap<String, Object> data = new TreeMap<>();
    data.put("state", change.spell().state().word());
    change.was().ifPresent(was -> data.put("was", was.word()));
    change.spell().pool().ifPresent(pool -> data.put("pool", pool));
    return kinds(change).stream()
        .map(
            kind ->
                new HookEvent(
                    "state-%d-%s".formatted(record, kind.word()),
                    kind,
                    change.spell().since(),
                    cluster,
                    change.spell().node(),
                    data))
        .toList();
  }

  /**
   * What a decision is.
   *
   * @param record the record's number
   */
  public static List<HookEvent> of(
      long record, ClusterId cluster, Instant decided, ScalingDecision decision) {
    SortedMap<String, Object> data = new TreeMap<>(Map.of("reason", decision.reason()));
    List<HookKind> kinds = new ArrayList<>();
    if (decision instanceof ScalingDecision.ScaleUp up) {
      data.put("nodes", String.valueOf(up.add()));
      data.put("pods", up.podsServed());
      if (!up.podsServed().isEmpty()) {
        kinds.add(HookKind.REQUEST);
      }
      kinds.add(HookKind.PRE_POWERON);
    } else if (decision.kind() == ScalingDecision.Kind.RELEASE) {
      kinds.add(HookKind.POST_POWEROFF);
    }
    return kinds.stream()
        .map(
            kind ->
                new HookEvent(
                    "decision-%d-%s".formatted(record, kind.word()),
                    kind,
                    decided,
                    cluster,
                    decision.target(),
                    data))
        .toList();
  }

  private static List<HookKind> kinds(StateChange change) {
    return switch (change.spell().state()) {
      case UNKNOWN -> List.of(HookKind.UNKNOWN);
      case POW_ON -> List.of(HookKind.POST_POWERON);
      case POW_OFF -> List.of(HookKind.PRE_POWEROFF);
      case ON_ERR -> List.of(HookKind.ONERR);
      case OFF_ERR -> List.of(HookKind.OFFERR);
      case OFF -> off(change);
      case IDLE -> on(change, HookKind.IDLE);
      case USED -> on(change, HookKind.USED);
    };
  }

  // One that nobody knew was raised with its cluster.
  private static List<HookKind> on(StateChange change, HookKind same) {
    NodeState was = change.was().orElse(NodeState.POW_ON);
    if (ON.contains(was) || !NOT_ON.contains(was)) {
      return List.of(same);
    }
    return was == NodeState.POW_ON
        ? List.of(HookKind.POWEREDON)
        : List.of(HookKind.UNEXPECTED_POWERON, HookKind.POWEREDON);
  }

  private static List<HookKind> off(StateChange change) {
    return change.was().filter(GOING::contains).isPresent()
        ? List.of(HookKind.POWEREDOFF)
        : List.of(HookKind.UNEXPECTED_POWEROFF, HookKind.POWEREDOFF);
  }
}
