package levante.elasticity.adapter.kubernetes.read;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import levante.elasticity.cluster.Resources;

/**
 * Amounts of resources, as Kubernetes reads and adds them. Source: k8s.io/component-helpers, {@code
 * resource.PodRequests}.
 */
final class Amounts {
  private static final String ALWAYS = "Always";

  private Amounts() {}

  /** The same amounts as a value of the domain. */
  static Resources of(Map<String, Quantity> amounts) {
    return Resources.of(read(amounts));
  }

  /**
   * What a pod takes from its node: what its containers and side-cars ask for together, or one of
   * its init containers beside the side-cars that were started before it, if that is more. What is
   * said of the pod as a whole stands before both, and its overhead comes on top.
   */
  static Resources requestedBy(PodSpec pod) {
    Map<String, levante.kernel.Quantity> running = new TreeMap<>();
    Map<String, levante.kernel.Quantity> starting = new TreeMap<>();
    Map<String, levante.kernel.Quantity> sidecars = new TreeMap<>();
    for (Container container : pod.getContainers()) {
      merge(running, read(container), levante.kernel.Quantity::plus);
    }
    for (Container container : pod.getInitContainers()) {
      Map<String, levante.kernel.Quantity> own = read(container);
      if (ALWAYS.equals(container.getRestartPolicy())) {
        merge(running, own, levante.kernel.Quantity::plus);
        merge(sidecars, own, levante.kernel.Quantity::plus);
        merge(starting, sidecars, Amounts::larger);
      } else {
        merge(own, sidecars, levante.kernel.Quantity::plus);
        merge(starting, own, Amounts::larger);
      }
    }
    merge(running, starting, Amounts::larger);
    if (pod.getResources() != null) {
      running.putAll(read(pod.getResources().getRequests()));
    }
    merge(running, read(pod.getOverhead()), levante.kernel.Quantity::plus);
    return Resources.of(running);
  }

  private static Map<String, levante.kernel.Quantity> read(Container container) {
    ResourceRequirements resources = container.getResources();
    return resources == null ? new HashMap<>() : read(resources.getRequests());
  }

  private static Map<String, levante.kernel.Quantity> read(Map<String, Quantity> amounts) {
    Map<String, levante.kernel.Quantity> read = new HashMap<>();
    if (amounts != null) {
      amounts.forEach(
          (resource, amount) ->
              read.put(resource, levante.kernel.Quantity.parse(amount.toString())));
    }
    return read;
  }

  private static void merge(
      Map<String, levante.kernel.Quantity> into,
      Map<String, levante.kernel.Quantity> more,
      BinaryOperator<levante.kernel.Quantity> how) {
    more.forEach((resource, amount) -> into.merge(resource, amount, how));
  }

  private static levante.kernel.Quantity larger(
      levante.kernel.Quantity one, levante.kernel.Quantity other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
