package levante.oscar.adapter.kubernetes;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.adapter.container.ContainerSupervisor;
import levante.oscar.adapter.kubernetes.read.Marks;
import levante.oscar.dispatch.JobRunner;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.supervisor.JobParts;
import levante.oscar.supervisor.ScriptContract;
import levante.oscar.supervisor.WorkFolder;

/**
 * What all jobs of one version of a service share, as an immutable Secret that is named after its
 * content: a thousand jobs use one, and a change of the service makes another.
 *
 * @param own what is each job's own, JSON
 * @param data of the Secret
 * @param plain the script's variables that are no secrets, by name
 */
public record Definition(
    String name, List<String> own, Map<String, String> data, Map<String, String> plain) {
  /** A Secret holds at most 1 MiB. Source: Kubernetes, MaxSecretSize. */
  private static final int MOST_BYTES = (1 << 20) - 4096;

  private static final String VARIABLE = "env.";

  /**
   * Of jobs whose pod has this work folder. In a batch each file finds its own contract's variables
   * there instead of those of the first.
   */
  public static Definition of(ClusterId cluster, JobRunner.Batch batch, WorkFolder work) {
    JobSpec job = batch.first();
    List<JobParts> parts = batch.jobs().stream().map(JobParts::of).toList();
    String shared = parts.get(0).shared();
    if (!parts.stream().allMatch(one -> one.shared().equals(shared))) {
      throw new IllegalStateException("the jobs of batch %s differ".formatted(batch.name()));
    }
    Map<String, String> data = new TreeMap<>();
    data.put(ContainerSupervisor.DEFINITION, shared);
    Map<String, String> plain = new TreeMap<>(ScriptContract.inContainer(job, work));
    for (String secret : job.secrets().keySet()) {
      // A name that no shell takes is in neither.
      Optional.ofNullable(plain.remove(secret))
          .ifPresent(value -> data.put(VARIABLE + secret, value));
    }
    String name = "%s-%s-%s".formatted(cluster, job.service(), digest(data));
    return new Definition(name, parts.stream().map(JobParts::own).toList(), data, plain);
  }

  private static String digest(Map<String, String> data) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      long bytes = 0;
      for (Map.Entry<String, String> entry : data.entrySet()) {
        for (String text : List.of(entry.getKey(), entry.getValue())) {
          byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
          bytes += utf8.length;
          digest.update(utf8);
          digest.update((byte) 0);
        }
      }
      if (bytes > MOST_BYTES) {
        throw new LevanteException(
            ErrorCode.INVALID_REQUEST,
            "script, secrets and storages have %d bytes; Kubernetes keeps at most %d"
                .formatted(bytes, MOST_BYTES));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What the staging containers are told of each job. */
  List<EnvVar> jobs(boolean single) {
    List<EnvVar> all = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      String suffix = single ? "" : "_" + (i + 1);
      all.add(variable(ContainerSupervisor.JOB + suffix, own.get(i)));
    }
    return all;
  }

  /** The script's whole environment. */
  public List<EnvVar> environment() {
    List<EnvVar> all = new ArrayList<>();
    plain.forEach((key, value) -> all.add(variable(key, value)));
    for (String key : data.keySet()) {
      if (key.startsWith(VARIABLE)) {
        all.add(
            new EnvVarBuilder()
                .withName(key.substring(VARIABLE.length()))
                .withNewValueFrom()
                .withNewSecretKeyRef(key, name, false)
                .endValueFrom()
                .build());
      }
    }
    return all;
  }

  /** One variable, whose value reaches its container as it is. */
  public static EnvVar variable(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(literal(value)).build();
  }

  /**
   * In values and commands Kubernetes replaces {@code $(NAME)}, and two dollars by one. Source:
   * k8s.io/kubernetes, third_party/forked/golang/expansion.
   */
  public static String literal(String text) {
    return text.replace("$", "$$");
  }

  /** As it is put into the cluster. */
  public Secret secret(ClusterId cluster, String service) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(Marks.of(cluster, service))
        .endMetadata()
        .withType("Opaque")
        .withImmutable(true)
        .withStringData(data)
        .build();
  }
}
