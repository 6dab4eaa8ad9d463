package levante.oscar.adapter.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import levante.oscar.adapter.kubernetes.read.Marks;
import levante.oscar.adapter.kubernetes.read.PodSight;

/**
 * What the stage-out of a pod that succeeded says: in its termination message, and where that is
 * too short, in the last line of its log.
 */
record ReportOfPod(String namespace) {
  Optional<String> of(KubernetesClient client, PodSight pod) {
    String message = pod.ended(Marks.STAGE_OUT).map(PodSight.Ended::message).orElse("");
    return message.isEmpty() ? inLog(client, pod) : Optional.of(message);
  }

  private Optional<String> inLog(KubernetesClient client, PodSight pod) {
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
    return last.startsWith("[") ? Optional.of(last) : Optional.empty();
  }
}
