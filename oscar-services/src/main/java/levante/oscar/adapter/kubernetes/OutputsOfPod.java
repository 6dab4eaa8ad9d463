package levante.oscar.adapter.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import levante.oscar.adapter.kubernetes.read.Marks;
import levante.oscar.adapter.kubernetes.read.PodSight;
import levante.oscar.dispatch.JobRun.Published;
import levante.oscar.supervisor.JobJson;

/**
 * What a pod that succeeded has uploaded: its stage-out says so in its termination message, and
 * where that is too short, in the last line of its log.
 */
record OutputsOfPod(String namespace) {
  Optional<List<Published>> of(KubernetesClient client, PodSight pod) {
    String message = pod.ended(Marks.STAGE_OUT).map(PodSight.Ended::message).orElse("");
    return message.isEmpty() ? inLog(client, pod) : Optional.of(JobJson.outputs(message));
  }

  private Optional<List<Published>> inLog(KubernetesClient client, PodSight pod) {
    String log;
    try {
      log =
          client
              .pods()
              .inNamespace(namespace)
              .withName(pod.name())
              .inContainer(Marks.STAGE_OUT)
              .getLog();
    } catch (KubernetesClientException e) {
      if (e.getCode() == 0) {
        throw e;
      }
      return Optional.empty();
    }
    String text = PodSight.text(log).strip();
    String last = text.substring(text.lastIndexOf('\n') + 1);
    return last.startsWith("[") ? Optional.of(JobJson.outputs(last)) : Optional.empty();
  }
}
