package levante.oscar.adapter.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import levante.oscar.adapter.kubernetes.read.Marks;
import levante.oscar.adapter.kubernetes.read.PodSight;
import levante.oscar.dispatch.JobName;
import levante.oscar.supervisor.BatchScript;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What scripts have written. The log of a batch is asked for once for each of its files, so those
 * of the last batches that have ended are kept.
 */
final class ScriptLogs {
  private static final Logger LOG = LoggerFactory.getLogger(ScriptLogs.class);
  private static final int BATCHES_KEPT = 4;

  /** Of a batch's log that much is read, whatever its files may write each. */
  private static final int MOST_BATCH_BYTES = 16 << 20;

  private final KubernetesJobConfig config;
  private final Map<JobName, Map<JobName, String>> ended = new LinkedHashMap<>();

  ScriptLogs(KubernetesJobConfig config) {
    this.config = config;
  }

  /** All that the script of a job alone has written; empty when nobody has it any more. */
  String of(KubernetesClient client, PodSight pod) {
    return read(client, pod, config.mostLogBytes());
  }

  /** What the script of one file of a batch has written. */
  String of(KubernetesClient client, PodSight pod, JobName file, List<JobName> files) {
    int most = (int) Math.min((long) config.mostLogBytes() * files.size(), MOST_BATCH_BYTES);
    Map<JobName, String> all = cut(read(client, pod, most), files);
    if (pod.ended(Marks.SCRIPT).isPresent()) {
      keep(files.get(0), all);
    }
    return all.get(file);
  }

  private static Map<JobName, String> cut(String log, List<JobName> files) {
    Map<JobName, String> all = new TreeMap<>();
    for (int i = 0; i < files.size(); i++) {
      all.put(files.get(i), BatchScript.logOf(i + 1, log));
    }
    return all;
  }

  private synchronized void keep(JobName batch, Map<JobName, String> all) {
    ended.put(batch, all);
    if (ended.size() > BATCHES_KEPT) {
      ended.remove(ended.keySet().iterator().next());
    }
  }

  /** The same, if its batch has ended and is kept. */
  synchronized Optional<String> kept(JobName file) {
    return ended.values().stream().map(all -> all.get(file)).filter(Objects::nonNull).findFirst();
  }

  synchronized void forget(JobName batch) {
    ended.remove(batch);
  }

  private String read(KubernetesClient client, PodSight pod, int mostBytes) {
    try {
      String text =
          client
              .pods()
              .inNamespace(config.namespace())
              .withName(pod.name())
              .inContainer(Marks.SCRIPT)
              .limitBytes(mostBytes)
              .getLog();
      return text == null ? "" : text;
    } catch (KubernetesClientException e) {
      if (e.getCode() == 0) {
        throw e;
      }
      // The API server answers; whoever kept the log does not, or has lost it.
      LOG.atInfo().addKeyValue("pod", pod.name()).log("no log: {}", e.getMessage());
      return "";
    }
  }
}
