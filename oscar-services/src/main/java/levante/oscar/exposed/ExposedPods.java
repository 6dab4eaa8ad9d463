package levante.oscar.exposed;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.ClusterId;

/**
 * Exposed services on clusters. The cluster's memory is the only one. Every method throws
 * CLUSTER_UNREACHABLE when the cluster does not answer, and CLUSTER_NOT_FOUND.
 */
public interface ExposedPods {
  /**
   * An exposed service as its cluster sees it.
   *
   * @param version what it was made of; empty when something of it is missing
   * @param ready how many of its pods answer
   * @param obstacle why none does, in a sentence, where something is wrong
   */
  record Seen(String name, String version, int ready, Optional<String> obstacle) {
    public Seen {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(obstacle, "obstacle");
    }
  }

  /** Every one on a cluster, also those that are half there. A failure is never an empty list. */
  List<Seen> list(ClusterId cluster);

  /**
   * Makes one be there as it is to be; so already is fine. Pods of another version stay until new
   * ones are ready. INVALID_REQUEST when the cluster will never take it.
   */
  void hold(ClusterId cluster, ExposedSpec spec);

  /** Takes all of one away; gone already is fine. */
  void remove(ClusterId cluster, String name);

  /**
   * Passes a request on to a pod, and the beginning of its answer back. SERVICE_NOT_READY when no
   * pod takes it, or none begins to answer in time; INVALID_REQUEST when it is none that can be
   * passed on.
   *
   * @return the answer, to be closed
   */
  ExposedAnswer ask(ClusterId cluster, ExposedSpec spec, ExposedRequest request);
}
