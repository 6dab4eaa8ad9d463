package levante.oscar.adapter.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
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

  /** Nobody's number in images, so that no file of theirs belongs to the script. */
  private static final long UID = 65_000;

  private static final int DAYS_KEPT = 30;
  private static final Duration STAGING_AT_LEAST = Duration.ofMinutes(15);

  /** A pod on a node that fell silent is given up after this; Kubernetes' own default is 5 min. */
  private static final long SILENT_NODE_S = 60;

  private static final long GRACE_S = 10;

  /** Source: Kubernetes, the default of terminationMessagePath. */
  private static final Path TERMINATION_MESSAGE = Path.of("/dev/termination-log");

  private static final String WORK_VOLUME = "work";
  private static final String DEFINITION_VOLUME = "definition";

  private final KubernetesJobConfig config;

  JobManifest(KubernetesJobConfig config) {
    this.config = config;
  }

  Job of(ClusterId cluster, JobRunner.Batch batch, Definition definition) {
    Map<String, String> labels = new TreeMap<>();
    labels.put(Marks.CLUSTER, cluster.value());
    labels.put(Marks.JOB, batch.name().value());
    labels.put(Marks.SERVICE, batch.first().service());
    Map<String, String> members = batch.isSingle() ? Map.of() : members(batch);
    return new JobBuilder()
        .withNewMetadata()
        .withName(batch.name().value())
        .withLabels(Marks.OURS)
        .addToLabels(labels)
        .addToLabels(members)
        .addToAnnotations(annotations(batch, definition))
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(0)
        .withTtlSecondsAfterFinished((int) Duration.ofDays(DAYS_KEPT).toSeconds())
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(Marks.OURS)
        .addToLabels(labels)
        .addToLabels(members)
        // It ends by itself; to move it would be to run it twice.
        .addToAnnotations("cluster-autoscaler.kubernetes.io/safe-to-evict", "false")
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
        .withTolerations(silent("not-ready"), silent("unreachable"))
        .withSecurityContext(nobody())
        .withInitContainers(
            staging(Marks.STAGE_IN, batch, definition), script(batch, definition.environment()))
        .withContainers(staging(Marks.STAGE_OUT, batch, definition))
        .withVolumes(workVolume(), volume(definition))
        .build();
  }

  private static PodSecurityContext nobody() {
    return new PodSecurityContextBuilder()
        .withRunAsNonRoot(true)
        .withRunAsUser(UID)
        .withRunAsGroup(UID)
        .withFsGroup(UID)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .build();
  }

  private Volume workVolume() {
    return new VolumeBuilder()
        .withName(WORK_VOLUME)
        .withNewEmptyDir()
        .withSizeLimit(new Quantity(config.disk().toString()))
        .endEmptyDir()
        .build();
  }

  private static Volume volume(Definition definition) {
    return new VolumeBuilder()
        .withName(DEFINITION_VOLUME)
        .withNewSecret()
        .withSecretName(definition.name())
        .addNewItem()
        .withKey(ContainerSupervisor.DEFINITION)
        .withPath(ContainerSupervisor.DEFINITION)
        .endItem()
        .endSecret()
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

  private static Toleration silent(String taint) {
    return new TolerationBuilder()
        .withKey("node.kubernetes.io/" + taint)
        .withOperator("Exists")
        .withEffect("NoExecute")
        .withTolerationSeconds(SILENT_NODE_S)
        .build();
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
        .withNewResources()
        .addToRequests("cpu", new Quantity("50m"))
        .addToRequests("memory", new Quantity("96Mi"))
        .addToRequests("ephemeral-storage", new Quantity("64Mi"))
        .addToLimits("memory", new Quantity("256Mi"))
        .addToLimits("ephemeral-storage", new Quantity(config.disk().toString()))
        .endResources()
        .withVolumeMounts(work(), definitionMount())
        .withSecurityContext(confined())
        .build();
  }

  private Container script(JobRunner.Batch batch, List<EnvVar> environment) {
    JobSpec job = batch.first();
    Quantity memory = new Quantity(job.memory().toString());
    Quantity cpu = new Quantity(job.cpu().toString());
    return new ContainerBuilder()
        .withName(Marks.SCRIPT)
        .withImage(job.image())
        .withCommand(command(batch))
        .withWorkingDir((batch.isSingle() ? WORK.tmp() : WORK.root()).toString())
        .withEnv(environment)
        .withNewResources()
        .addToRequests("cpu", cpu)
        .addToRequests("memory", memory)
        .addToRequests("ephemeral-storage", new Quantity("64Mi"))
        .addToLimits("cpu", cpu)
        .addToLimits("memory", memory)
        .addToLimits("ephemeral-storage", new Quantity(config.disk().toString()))
        .endResources()
        .withVolumeMounts(work())
        .withSecurityContext(confined())
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

  private static VolumeMount work() {
    return new VolumeMountBuilder()
        .withName(WORK_VOLUME)
        .withMountPath(WORK.root().toString())
        .build();
  }

  private static VolumeMount definitionMount() {
    return new VolumeMountBuilder()
        .withName(DEFINITION_VOLUME)
        .withMountPath(ContainerSupervisor.DEFINITION_FOLDER.toString())
        .withReadOnly(true)
        .build();
  }

  private static SecurityContext confined() {
    return new SecurityContextBuilder()
        .withAllowPrivilegeEscalation(false)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .build();
  }
}
