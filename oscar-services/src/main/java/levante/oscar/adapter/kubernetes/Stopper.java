package levante.oscar.adapter.kubernetes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.Optional;
import levante.oscar.adapter.kubernetes.read.Ending;
import levante.oscar.adapter.kubernetes.read.Marks;
import levante.oscar.adapter.kubernetes.read.PodSight;
import levante.oscar.adapter.kubernetes.read.RunReader;
import levante.oscar.dispatch.JobName;

/**
 * Ends runs. A pod on a node is given one second to live instead of being deleted, so that what its
 * script has written can still be read; one that waits for a node ends with its job. To be called
 * again until the run has ended.
 */
final class Stopper {
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  /** A pod's deadline may only be made shorter, and Kubernetes takes none below a second. */
  private static final String NOW = "{\"spec\": {\"activeDeadlineSeconds\": 1}}";

  private final String namespace;

  Stopper(String namespace) {
    this.namespace = namespace;
  }

  void stop(KubernetesClient client, Job job, Optional<PodSight> pod, Ending why) {
    stop(client, job, pod, why, Optional.empty());
  }

  /** Ends a batch for the sake of one of its jobs; the others have no part in the reason. */
  void stop(
      KubernetesClient client,
      Job job,
      Optional<PodSight> pod,
      Ending why,
      Optional<JobName> sake) {
    Resource<Job> jobs =
        client.batch().v1().jobs().inNamespace(namespace).withName(job.getMetadata().getName());
    if (RunReader.ending(job).isEmpty()) {
      patch(jobs, annotations(why, sake));
    }
    Optional<PodSight> placed = pod.filter(one -> one.node().isPresent());
    if (placed.isPresent()) {
      patch(client.pods().inNamespace(namespace).withName(placed.get().name()), NOW);
    } else {
      patch(jobs, NOW);
    }
  }

  private static String annotations(Ending why, Optional<JobName> sake) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    ObjectNode annotations = patch.putObject("metadata").putObject("annotations");
    annotations.put(Marks.ENDING, why.text());
    sake.ifPresent(name -> annotations.put(Marks.ENDING_FOR, name.value()));
    return patch.toString();
  }

  /** Gone already is fine. */
  private static <T> void patch(Resource<T> resource, String patch) {
    try {
      resource.patch(MERGE, patch);
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw e;
      }
    }
  }
}
