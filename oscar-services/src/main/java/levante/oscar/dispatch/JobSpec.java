package levante.oscar.dispatch;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;

/**
 * Everything a cluster needs to run one job: what it reads, the user's script, where its results
 * go.
 *
 * @param image the container image; the sandbox records it and runs the script locally
 * @param script the user's script, run by its own {@code #!} line
 * @param cpu cores asked for
 * @param memory bytes bound
 * @param variables plain environment of the script, in key order
 * @param secrets secret environment of the script, in key order
 * @param deadline from start to end of the script
 * @param wishes what else its pod is to have
 */
public record JobSpec(
    JobName name,
    String service,
    String image,
    String script,
    Quantity cpu,
    Quantity memory,
    Map<String, String> variables,
    Map<String, Secret> secrets,
    Duration deadline,
    Input input,
    List<Output> outputs,
    Wishes wishes) {
  /**
   * What a definition asks of a pod on Kubernetes; the sandbox's have none of it.
   *
   * @param labels in key order
   * @param annotations in key order
   * @param pullSecrets names of Secrets in the namespace of jobs, with which images are pulled
   * @param gpu whether the script wants one
   */
  public record Wishes(
      Map<String, String> labels,
      Map<String, String> annotations,
      List<String> pullSecrets,
      boolean gpu) {
    /** Nothing else. */
    public static final Wishes NONE = new Wishes(Map.of(), Map.of(), List.of(), false);

    public Wishes {
      labels = Collections.unmodifiableMap(new TreeMap<>(labels));
      annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
      pullSecrets = List.copyOf(pullSecrets);
    }
  }

  /**
   * The object that started the job.
   *
   * @param object the very version to stage in
   * @param event the event as JSON, as the script finds it in {@code EVENT}
   */
  public record Input(StorageAccess storage, StoredObject object, String event) {}

  /**
   * Where results go: every file below {@code TMP_OUTPUT_DIR} that passes the filters, under the
   * key {@code keyPrefix + relative path}.
   *
   * @param keyPrefix empty, or ending in a slash
   * @param suffixes a file passes when it ends in one of them; empty lets all pass
   * @param prefixes a file passes when its name starts with one of them; empty lets all pass
   */
  public record Output(
      StorageAccess storage,
      String bucket,
      String keyPrefix,
      List<String> suffixes,
      List<String> prefixes) {
    public Output {
      suffixes = List.copyOf(suffixes);
      prefixes = List.copyOf(prefixes);
    }
  }

  public JobSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(service, "service");
    variables = Collections.unmodifiableMap(new TreeMap<>(variables));
    secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
    outputs = List.copyOf(outputs);
    // Jobs that were kept before there were wishes have none.
    wishes = Objects.requireNonNullElse(wishes, Wishes.NONE);
  }

  /** The same work on another input, under another name. */
  public JobSpec on(JobName other, Input input) {
    return new JobSpec(
        other, service, image, script, cpu, memory, variables, secrets, deadline, input, outputs,
        wishes);
  }
}
