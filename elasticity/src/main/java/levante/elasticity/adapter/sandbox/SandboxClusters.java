package levante.elasticity.adapter.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import levante.elasticity.cluster.Node;
import levante.kernel.ClusterId;
import levante.kernel.Quantity;

/**
 * The clusters of the sandbox's world: nodes, pods, and a scheduler that binds waiting pods in
 * order of creation to the first node with room (in order of name), debiting cpu, memory, GPUs, pod
 * slots and whatever else nodes and pods list. A pod that fits nowhere never blocks a later one.
 * Durable and thread-safe. Every method but {@link #clusters}, {@link #ensureCluster}, {@link
 * #removeCluster}, {@link #history} and {@link #tick} throws CLUSTER_NOT_FOUND for a cluster that
 * is not there; a decorator may make each throw CLUSTER_UNREACHABLE.
 */
public interface SandboxClusters {
  /** What a cluster holds at one instant. */
  record Contents(List<Node> nodes, List<SandboxPod> pods) {
    public Contents {
      nodes = List.copyOf(nodes);
      pods = List.copyOf(pods);
    }
  }

  /**
   * What a node runs.
   *
   * @param version empty when nobody has said it
   * @param before how it was before the upgrade that it is in; empty when it is in none
   */
  record Run(String version, Optional<Node.Scheduling> before) {
    public Run {
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(before, "before");
    }

    /** In no upgrade. */
    public static Run of(String version) {
      return new Run(version, Optional.empty());
    }
  }

  /** Makes the cluster; there already is fine. */
  void ensureCluster(ClusterId cluster, String distribution);

  /** Ends the cluster with its nodes and pods; gone already is fine. Its history stays. */
  void removeCluster(ClusterId cluster);

  /** All clusters, by id. */
  List<SandboxCluster> clusters();

  /** Adds a node, Ready at once; a second call under the same name changes nothing. */
  void join(ClusterId cluster, SandboxNode node);

  /** Takes the node away, whatever runs on it: its pods are evicted; gone already is fine. */
  void leave(ClusterId cluster, String node);

  /** The nodes, by name. */
  List<Node> nodes(ClusterId cluster);

  /** Asks for a place; a second call under the same name changes nothing, evicted or not. */
  void requestPod(ClusterId cluster, SandboxPodRequest pod);

  /**
   * Asks for a place on any node with room; as {@link #requestPod(ClusterId, SandboxPodRequest)}.
   */
  default void requestPod(
      ClusterId cluster, String pod, Quantity cpu, Quantity memory, Map<String, String> labels) {
    requestPod(cluster, SandboxPodRequest.of(pod, cpu, memory, labels));
  }

  /** Every pod that was requested and not released, in order of creation. */
  List<SandboxPod> pods(ClusterId cluster);

  /** Nodes and pods of the same instant. */
  Contents contents(ClusterId cluster);

  /** Gives the pod's place back and forgets it; gone already is fine. */
  void releasePod(ClusterId cluster, String pod);

  /** Lets no new pod onto the node; a node that is gone is fine. */
  void cordon(ClusterId cluster, String node);

  /** Lets pods onto the node again; a node that is gone is fine. */
  void uncordon(ClusterId cluster, String node);

  /** What each node runs, by name. */
  SortedMap<String, Run> runs(ClusterId cluster);

  /** The node runs that from now on; a node that is gone is fine. */
  void run(ClusterId cluster, String node, Run run);

  /** Evicts every pod on the node; none there is fine. */
  void evict(ClusterId cluster, String node);

  /** Every stay of every node the cluster had, in order of joining; kept after its removal. */
  List<NodeStay> history(ClusterId cluster);

  /** Lets the scheduler look at all clusters once more. */
  void tick();
}
