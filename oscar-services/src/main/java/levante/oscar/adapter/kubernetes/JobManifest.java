package levante.oscar.adapter.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import levante.kernel.ClusterId;
import levante.oscar.adapter.container.ContainerSupervisor;
import levante.oscar.adapter.kubernetes.read.Marks;
import levante.oscar.dispatch.JobRunner;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.supervisor.BatchFolder;
import levante.oscar.supervisor.BatchScript;
import levante.oscar.supervisor.WorkFolder;

/**
 * A job as Kubernetes is given it: one pod, in which our image stages in, the user's image runs the
 * script unchanged, and our image stages out, one after the other; a step that fails ends the pod.
 * Only the first and the last see the storages' credentials.
 */
final class JobManifest {
  /** On a job: the seconds that its script may run. */
  private static final String DEADLINE = "levante/deadline-seconds";

  /** The work folder in every container. */
  static final WorkFolder WORK = new WorkFolder(ContainerSupervisor.WORK_FOLDER);

  private static final int DAYS_KEPT = 30;
  private static final Duration STAGING_AT_LEAST = Duration.ofMinutes(15);

  private static final long GRACE_S = 10;

  /** Source: Kubernetes, the default of terminationMessagePath. */
  private static final Path TERMINATION_MESSAGE = Path.of("/dev/termination-log");

  private final KubernetesJobConfig config;
  private final PodParts parts;

  JobManifest(KubernetesJobConfig config) {
    this.config = config;
    this.parts = new PodParts(config);
  }

  Job of(ClusterId cluster, JobRunner.Batch batch, Definition definition) {
    Map<String, String> labels = Marks.of(cluster, batch.first().service());
    labels.put(Marks.JOB, batch.name().value());
    Map<String, String> members = batch.isSingle() ? Map.of() : members(batch);
    return new JobBuilder()
        .withNewMetadata()
        .withName(batch.name().value())
        .withLabels(labels)
        .addToLabels(members)
        .addToAnnotations(annotations(batch, definition))
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(0)
        .withTtlSecondsAfterFinished((int) Duration.ofDays(DAYS_KEPT).toSeconds())
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(batch.first().wishes().labels())
        .addToLabels(labels)
        .addToLabels(members)
        .addToAnnotations(ofPod(batch))
        .endMetadata()
        .withSpec(pod(batch, definition))
        .endTemplate()
        .endSpec()
        .build();
  }

  private static Map<String, String> members(JobRunner.Batch batch) {
    return batch.jobs().stream()
        .collect(Collectors.toMap(job -> Marks.MEMBER + job.name().value(), job -> ""));
  }

  private static Map<String, String> ofPod(JobRunner.Batch batch) {
    Map<String, String> all = new TreeMap<>(batch.first().wishes().annotations());
    // It ends by itself; to move it would be to run it twice.
    all.put("cluster-autoscaler.kubernetes.io/safe-to-evict", "false");
    return all;
  }

  private static Map<String, String> annotations(JobRunner.Batch batch, Definition definition) {
    Map<String, String> all = new TreeMap<>();
    all.put(DEADLINE, Long.toString(deadline(batch).toSeconds()));
    all.put(Marks.DEFINITION, definition.name());
    if (!batch.isSingle()) {
      all.put(
          Marks.FILES,
          batch.jobs().stream().map(job -> job.name().value()).collect(Collectors.joining(",")));
    }
    return all;
  }

  /** The scripts of a batch run one after the other, and each is held to its own deadline. */
  private static Duration deadline(JobRunner.Batch batch) {
    Duration own = batch.first().deadline();
    return batch.isSingle() ? own : own.multipliedBy(batch.jobs().size()).plus(STAGING_AT_LEAST);
  }

  /** How long the container with the script of a job, or those of a batch, may run. */
  static Duration deadline(Job job) {
    return Duration.ofSeconds(Long.parseLong(job.getMetadata().getAnnotations().get(DEADLINE)));
  }

  private PodSpec pod(JobRunner.Batch batch, Definition definition) {
    return new PodSpecBuilder()
        .withRestartPolicy("Never")
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(GRACE_S)
        .withActiveDeadlineSeconds(longest(batch).toSeconds())
        .withTolerations(PodParts.silentNode())
        .withImagePullSecrets(PodParts.pullSecrets(batch.first().wishes()))
        .withSecurityContext(PodParts.nobody())
        .withInitContainers(
            staging(Marks.STAGE_IN, batch, definition), script(batch, definition.environment()))
        .withContainers(staging(Marks.STAGE_OUT, batch, definition))
        .withVolumes(parts.workVolume(), PodParts.definitionVolume(definition.name()))
        .build();
  }

  /** The kubelet ends the pod after this even if nobody else does; its deadline itself is ours. */
  private Duration longest(JobRunner.Batch batch) {
    Duration staging =
        config
            .storagePatience()
            .multipliedBy(2)
            .plus(config.imagePatience())
            .plus(STAGING_AT_LEAST);
    return deadline(batch).plus(staging);
  }

  private Container staging(String verb, JobRunner.Batch batch, Definition definition) {
    return new ContainerBuilder()
        .withName(verb)
        .withImage(config.supervisorImage())
        .withImagePullPolicy("IfNotPresent")
        .withArgs(verb)
        .withEnv(definition.jobs(batch.isSingle()))
        .addToEnv(
            Definition.variable(
                ContainerSupervisor.PATIENCE, Long.toString(config.storagePatience().toSeconds())))
        .withResources(parts.ofSupervisor())
        .withVolumeMounts(PodParts.work(), PodParts.definition())
        .withSecurityContext(PodParts.confined())
        .build();
  }

  private Container script(JobRunner.Batch batch, List<EnvVar> environment) {
    JobSpec job = batch.first();
    return new ContainerBuilder()
        .withName(Marks.SCRIPT)
        .withImage(job.image())
        .withCommand(command(batch))
        .withWorkingDir((batch.isSingle() ? WORK.tmp() : WORK.root()).toString())
        .withEnv(environment)
        .withResources(parts.ofScript(job))
        .withVolumeMounts(PodParts.work())
        .withSecurityContext(PodParts.confined())
        // The end of its output explains a failure, where Kubernetes shows failures.
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .build();
  }

  private static List<String> command(JobRunner.Batch batch) {
    JobSpec job = batch.first();
    return batch.isSingle()
        ? command(job.script())
        : BatchScript.command(
                new BatchFolder(WORK.root()),
                batch.jobs().size(),
                job.script(),
                job.deadline(),
                TERMINATION_MESSAGE)
            .stream()
            .map(Definition::literal)
            .toList();
  }

  /** A script is run by its own first line; without one by the shell, as a shell does it. */
  static List<String> command(String script) {
    String file = WORK.script().toString();
    return script.startsWith("#!") ? List.of(file) : List.of("/bin/sh", file);
  }
}
