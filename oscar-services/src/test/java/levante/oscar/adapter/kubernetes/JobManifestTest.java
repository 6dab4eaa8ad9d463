package levante.oscar.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import levante.kernel.ClusterId;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRunner;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;
import levante.oscar.supervisor.JobParts;
import org.junit.jupiter.api.Test;

class JobManifestTest {
  private static final ClusterId CLUSTER = new ClusterId("edge-1");

  private static JobSpec job(String name, String script, String key) {
    StorageAccess access =
        new StorageAccess(
            "minio.default",
            URI.create("https://store:9000"),
            "access",
            Secret.of("storage-secret"),
            "us-east-1",
            StorageAccess.Tls.VERIFIED,
            StorageAccess.Protocol.S3);
    return new JobSpec(
        new JobName(name),
        "work",
        "debian:12",
        script,
        Quantity.parse("0.2"),
        Quantity.ofMebibytes(256),
        Map.of("PRICE", "$(HOME) costs $5", "PATH", "/evil", "not a name", "x"),
        Map.of("TOKEN", Secret.of("script-secret"), "CUT", Secret.of("script-secret\0")),
        Duration.ofMinutes(10),
        new JobSpec.Input(
            access,
            new StoredObject("b", key, 3, "e", Optional.of("v1"), Instant.EPOCH),
            "{\"Records\":[]}"),
        List.of(new JobSpec.Output(access, "out", "", List.of(".json"), List.of())),
        JobSpec.Wishes.NONE);
  }

  private static Definition definition(JobSpec job) {
    return Definition.of(CLUSTER, JobRunner.Batch.of(job), JobManifest.WORK);
  }

  private static PodSpec pod(JobSpec job) {
    return new JobManifest(KubernetesJobConfig.DEFAULTS)
        .of(CLUSTER, JobRunner.Batch.of(job), definition(job))
        .getSpec()
        .getTemplate()
        .getSpec();
  }

  private static Container script(JobSpec job) {
    return pod(job).getInitContainers().get(1);
  }

  private static EnvVar variable(JobSpec job, String name) {
    return script(job).getEnv().stream()
        .filter(one -> one.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void onlyTheSupervisorSeesTheStoragesCredentials() {
    JobSpec job = job("work-1", "#!/bin/sh", "in/a");
    assertThat(
            Serialization.asJson(
                new JobManifest(KubernetesJobConfig.DEFAULTS)
                    .of(CLUSTER, JobRunner.Batch.of(job), definition(job))))
        .doesNotContain("storage-secret")
        .doesNotContain("script-secret");
    assertThat(script(job).getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .containsExactly("/levante");
    assertThat(pod(job).getAutomountServiceAccountToken()).isFalse();
    assertThat(variable(job, "TOKEN").getValueFrom().getSecretKeyRef().getName())
        .isEqualTo(definition(job).name());
  }

  @Test
  void aValueReachesTheScriptAsItWasWritten() {
    JobSpec job = job("work-1", "#!/bin/sh", "in/a $(b).txt");
    assertThat(variable(job, "PRICE").getValue()).isEqualTo("$$(HOME) costs $$5");
    assertThat(variable(job, "STORAGE_OBJECT_KEY").getValue()).isEqualTo("in/a $$(b).txt");
    assertThat(script(job).getEnv())
        .extracting(EnvVar::getName)
        .doesNotContain("PATH", "not a name");
  }

  @Test
  void nothingRunsAsRootOrGainsRights() {
    PodSpec pod = pod(job("work-1", "#!/bin/sh", "in/a"));
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(pod.getInitContainers())
        .allSatisfy(
            one -> {
              assertThat(one.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
              assertThat(one.getSecurityContext().getCapabilities().getDrop())
                  .containsExactly("ALL");
              assertThat(one.getResources().getLimits())
                  .containsKeys("memory", "ephemeral-storage");
            });
  }

  private static JobSpec wishing(JobSpec plain, JobSpec.Wishes wishes) {
    return new JobSpec(
        plain.name(),
        plain.service(),
        plain.image(),
        plain.script(),
        plain.cpu(),
        plain.memory(),
        plain.variables(),
        plain.secrets(),
        plain.deadline(),
        plain.input(),
        plain.outputs(),
        wishes);
  }

  @Test
  void aPodHasWhatItsServiceWishesAndOurMarksStay() {
    JobSpec plain = job("work-1", "#!/bin/sh", "in/a");
    JobSpec.Wishes wishes =
        new JobSpec.Wishes(
            Map.of("team", "ants", "app.kubernetes.io/managed-by", "me"),
            Map.of("note", "x", "cluster-autoscaler.kubernetes.io/safe-to-evict", "true"),
            List.of("registry"),
            true);
    JobSpec job = wishing(plain, wishes);
    ObjectMeta meta =
        new JobManifest(KubernetesJobConfig.DEFAULTS)
            .of(CLUSTER, JobRunner.Batch.of(job), definition(job))
            .getSpec()
            .getTemplate()
            .getMetadata();
    assertThat(meta.getLabels())
        .containsEntry("team", "ants")
        .containsEntry("app.kubernetes.io/managed-by", "levante");
    assertThat(meta.getAnnotations())
        .containsEntry("note", "x")
        .containsEntry("cluster-autoscaler.kubernetes.io/safe-to-evict", "false");
    assertThat(pod(job).getImagePullSecrets())
        .extracting(LocalObjectReference::getName)
        .containsExactly("registry");
    assertThat(script(job).getResources().getLimits()).containsKey("nvidia.com/gpu");
    assertThat(script(plain).getResources().getLimits()).doesNotContainKey("nvidia.com/gpu");
  }

  @Test
  void aScriptIsRunByItsFirstLineOrElseByTheShell() {
    assertThat(JobManifest.command("#!/usr/bin/python3\nprint()"))
        .containsExactly("/levante/script");
    assertThat(JobManifest.command("echo x")).containsExactly("/bin/sh", "/levante/script");
  }

  @Test
  void theJobsOfOneVersionOfAServiceShareTheirDefinition() {
    Definition first = definition(job("work-1", "#!/bin/sh", "in/a"));
    assertThat(definition(job("work-2", "#!/bin/sh", "in/b")).name()).isEqualTo(first.name());
    assertThat(definition(job("work-3", "#!/bin/bash", "in/a")).name()).isNotEqualTo(first.name());
  }

  @Test
  void theSupervisorGetsTheWholeJobButTheScriptsEnvironment() {
    JobSpec job = job("work-1", "#!/bin/sh", "in/ü\n\u0001");
    assertThat(JobParts.of(job).own()).matches("\\p{ASCII}*");
    JobSpec read = JobParts.of(job).job();
    assertThat(read.name()).isEqualTo(job.name());
    assertThat(read.input()).isEqualTo(job.input());
    assertThat(read.outputs()).isEqualTo(job.outputs());
    assertThat(read.script()).isEqualTo(job.script());
    assertThat(read.secrets()).isEmpty();
    assertThat(read.variables()).isEmpty();
  }

  @Test
  void theLargestBatchIsNoLargerThanWhatKubernetesKeeps() {
    String key = "in/" + "\u00e9".repeat(160);
    JobRunner.Batch batch =
        new JobRunner.Batch(
            new JobName("work-1"),
            IntStream.rangeClosed(1, 100)
                .mapToObj(i -> job("work-%d".formatted(i), "#!/bin/sh", key + i))
                .toList());
    Definition definition = Definition.of(CLUSTER, batch, JobManifest.WORK);
    var manifest = new JobManifest(KubernetesJobConfig.DEFAULTS).of(CLUSTER, batch, definition);
    // Source: etcd, max-request-bytes, 1.5 MiB.
    assertThat(Serialization.asJson(manifest)).hasSizeLessThan(3 << 19);
    assertThat(manifest.getMetadata().getLabels()).containsKey("file.levante/work-100");
    assertThat(manifest.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv())
        .extracting(EnvVar::getName)
        .contains("LEVANTE_JOB_1", "LEVANTE_JOB_100")
        .doesNotContain("LEVANTE_JOB");
  }

  @Test
  void aDefinitionThatKubernetesWouldNotKeepIsRefused() {
    JobSpec job = job("work-1", "x".repeat(1 << 20), "in/a");
    assertThatThrownBy(() -> definition(job))
        .isInstanceOf(LevanteException.class)
        .hasMessageContaining("Kubernetes keeps at most");
  }
}
