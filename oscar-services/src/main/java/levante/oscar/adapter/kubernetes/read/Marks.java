package levante.oscar.adapter.kubernetes.read;

import java.util.Map;
import java.util.TreeMap;
import levante.kernel.ClusterId;

/** Names of what Levante puts into a cluster for jobs, and of the containers of their pods. */
public final class Marks {
  /** What is ours. Source: Kubernetes, recommended labels. */
  public static final Map<String, String> OURS = Map.of("app.kubernetes.io/managed-by", "levante");

  /**
   * On all that is made for a cluster of Levante's: its id, since a Kubernetes may serve several of
   * them, and several Levantes.
   */
  public static final String CLUSTER = "levante/cluster";

  /** On a job and its pod: its name. */
  public static final String JOB = "levante/job";

  /** On all that belongs to a pool of pods that are kept ready for calls: its name. */
  public static final String POOL = "levante/pool";

  /** On all that belongs to an exposed service: its name there. */
  public static final String EXPOSED = "levante/exposed";

  /** On the same: what version of the service it was made of. */
  public static final String VERSION = "levante/version";

  /** On the Deployment of an exposed service: what kinds of objects belong to it, with blanks. */
  public static final String KINDS = "levante/kinds";

  /** OSCAR's own label, by which its users look for pods. */
  public static final String SERVICE = "oscar_service";

  /** On a job: the definition that it uses. */
  public static final String DEFINITION = "levante/definition";

  /** On a job: why it is being ended, written before anything of it is. */
  public static final String ENDING = "levante/ending";

  /** On a job that is a batch: the names of its jobs in their order, with commas between. */
  public static final String FILES = "levante/files";

  /** Begins the labels, one for each job of a batch, by which a job's batch is found. */
  public static final String MEMBER = "file.levante/";

  /** On a batch that is being ended: for the sake of which of its jobs. */
  public static final String ENDING_FOR = "levante/ending-for";

  /** The first container. */
  public static final String STAGE_IN = "stage-in";

  /** The second container, the user's. */
  public static final String SCRIPT = "script";

  /** The container that takes calls, in a pod that is kept ready. */
  public static final String CALLS = "calls";

  /** The third container. */
  public static final String STAGE_OUT = "stage-out";

  private Marks() {}

  /** The labels of all that is made for a cluster. */
  public static Map<String, String> of(ClusterId cluster) {
    Map<String, String> labels = new TreeMap<>(OURS);
    labels.put(CLUSTER, cluster.value());
    return labels;
  }

  /** The same, for a service on it. */
  public static Map<String, String> of(ClusterId cluster, String service) {
    Map<String, String> labels = of(cluster);
    labels.put(SERVICE, service);
    return labels;
  }
}
