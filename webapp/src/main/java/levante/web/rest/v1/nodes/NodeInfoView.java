package levante.web.rest.v1.nodes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.elasticity.operate.NodeInfo;

/**
 * All about one node.
 *
 * @param pods that keep it in use
 * @param failures drains that were refused in a row
 * @param drainedAgain when it may be drained again after failures; absent when now
 * @param acts what persons did to it, the newest first
 */
public record NodeInfoView(
    NodeView node,
    Map<String, String> labels,
    List<String> pods,
    int failures,
    Optional<Instant> drainedAgain,
    List<ActView> acts) {
  static NodeInfoView of(NodeInfo info) {
    return new NodeInfoView(
        NodeView.of(info.status()),
        info.labels(),
        info.pods(),
        info.failures(),
        info.drainedAgain(),
        info.acts().stream().map(ActView::of).toList());
  }
}
