package levante.elasticity.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.wording.Sentences;

/**
 * From when on a cluster is too ill to be scaled: so many nodes at once seldom break, but what is
 * between them and their control plane does, and then they work on unseen.
 *
 * @param percent of the nodes that had joined, more than that are not Ready
 * @param nodes so many may always be not Ready, whatever share of the nodes they are
 */
public record Unready(int percent, int nodes) {
  /** Source: Cluster Autoscaler, max-total-unready-percentage and ok-total-unready-count. */
  public static final Unready DEFAULT = new Unready(45, 3);

  private static final int ALL = 100;

  public Unready {
    if (percent < 0 || percent > ALL || nodes < 0) {
      throw new IllegalStateException("%d %% and %d nodes not Ready".formatted(percent, nodes));
    }
  }

  /**
   * Why the cluster is left as it is; empty when it is well.
   *
   * @param provisionTimeout so long a new machine may take to be Ready, and is none that had joined
   */
  public Optional<String> refusal(ClusterSnapshot seen, Duration provisionTimeout, Instant now) {
    List<Node> joined =
        seen.view().nodes().stream()
            .filter(node -> hadJoined(node, seen, now.minus(provisionTimeout)))
            .toList();
    List<String> ill = joined.stream().filter(node -> !node.ready()).map(Node::name).toList();
    return ill.size() > nodes && ill.size() * ALL > percent * joined.size()
        ? Optional.of(
            ("%d of %d nodes are not Ready (%s), more than %d %%: nothing is ordered and nothing"
                    + " released until they are")
                .formatted(ill.size(), joined.size(), Sentences.some(ill), percent))
        : Optional.empty();
  }

  // What the supply does not have is known to be gone; its node object may stay for long.
  private static boolean hadJoined(Node node, ClusterSnapshot seen, Instant old) {
    return node.role() == Node.Role.CONTROL_PLANE
        || seen.supplied(node.name())
            .filter(SuppliedNode::live)
            .filter(machine -> node.ready() || !machine.born().isAfter(old))
            .isPresent();
  }
}
