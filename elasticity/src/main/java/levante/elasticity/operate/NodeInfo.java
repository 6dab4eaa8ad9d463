package levante.elasticity.operate;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.elasticity.manual.HandAct;

/**
 * All that is known of one node.
 *
 * @param pods full names of the pods that keep it in use
 * @param failures drains of it that were refused in a row
 * @param drainedAgain when it may be drained again after failures
 * @param acts what persons did to it, the newest first
 */
public record NodeInfo(
    NodeStatus status,
    SortedMap<String, String> labels,
    List<String> pods,
    int failures,
    Optional<Instant> drainedAgain,
    List<HandAct> acts) {
  public NodeInfo {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(drainedAgain, "drainedAgain");
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    pods = List.copyOf(pods);
    acts = List.copyOf(acts);
  }
}
