package levante.oscar.pool;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import levante.kernel.ClusterId;
import levante.kernel.Secret;
import levante.oscar.dispatch.JobSpec;

/**
 * Pods on clusters that are kept ready, in each of which a script runs for one call after another.
 * The cluster's memory is its own. Every method throws CLUSTER_UNREACHABLE when the cluster does
 * not answer, and CLUSTER_NOT_FOUND.
 */
public interface WarmPods {
  /**
   * What the pods of a pool are: one version of one service. Another version is another pool.
   *
   * @param name a DNS label of at most 56 characters, the same for the same pool
   * @param template what its calls have in common; its name and input are no call's
   * @param key that whoever calls a pod has to know
   */
  record Pool(String name, JobSpec template, Secret key) {
    public Pool {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(template, "template");
      Objects.requireNonNull(key, "key");
    }
  }

  /** A pod's state. */
  enum State {
    /** It waits for a node, an image, or its start. */
    STARTING,
    /** It takes calls. */
    READY,
    /** It takes no more. */
    LEAVING
  }

  /**
   * A pod as its cluster sees it.
   *
   * @param obstacle why it is not ready, in a sentence, where something is wrong
   */
  record PodSeen(String name, State state, Optional<String> obstacle) {
    public PodSeen {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(obstacle, "obstacle");
    }
  }

  /**
   * A pool as its cluster sees it.
   *
   * @param size how many pods it is to have
   */
  record Seen(String pool, int size, List<PodSeen> pods) {
    public Seen {
      Objects.requireNonNull(pool, "pool");
      pods = List.copyOf(pods);
    }
  }

  /** Every pool on a cluster, by name. A failure is never an empty list. */
  List<Seen> list(ClusterId cluster);

  /**
   * Makes a pool be there with so many pods; so already is fine. INVALID_REQUEST when the cluster
   * will never take them. A call that runs in a pod that goes ends first.
   *
   * @param size at least 1
   * @param first names of those that are to go first
   */
  void hold(ClusterId cluster, Pool pool, int size, Set<String> first);

  /** Takes a pool away with its pods; gone already is fine. Calls that run in them end first. */
  void remove(ClusterId cluster, String pool);

  /**
   * Runs the script once in a pod and waits for its end.
   *
   * @param call of the pool's template, with its own name and input
   * @param body the input file
   * @return what came of it; empty when the pod does not take it, and nothing has run
   * @throws levante.kernel.LevanteException CLUSTER_UNREACHABLE also when the pod fell silent: it
   *     is not known then whether the script ran
   */
  Optional<PodAnswer> call(ClusterId cluster, Pool pool, String pod, JobSpec call, Path body);
}
