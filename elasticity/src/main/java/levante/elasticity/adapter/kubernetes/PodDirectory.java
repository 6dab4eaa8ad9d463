package levante.elasticity.adapter.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import levante.kernel.ClusterId;

/** Which pods there are, and how their clusters are reached. */
interface PodDirectory {
  /**
   * The uid of the pod; empty when no such pod is known, or the cluster is none of Kubernetes. At
   * once.
   *
   * @param fullName namespace and name
   */
  Optional<String> uidOf(ClusterId cluster, String fullName);

  /** The cluster's client; throws CLUSTER_UNREACHABLE or CLUSTER_NOT_FOUND. */
  KubernetesClient client(ClusterId cluster);
}
