package levante.oscar.adapter.kubernetes.exposed;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import levante.kernel.ClusterId;
import levante.oscar.adapter.container.ContainerSupervisor;
import levante.oscar.adapter.kubernetes.Definition;
import levante.oscar.adapter.kubernetes.KubernetesJobConfig;
import levante.oscar.adapter.kubernetes.PodParts;
import levante.oscar.adapter.kubernetes.read.Marks;
import levante.oscar.exposed.ExposedSpec;
import levante.oscar.exposure.Exposure;

/**
 * An exposed service as Kubernetes is given it. All of its objects have one name. The script and
 * the secret variables lie in the Secret; the pod is as confined as a job's.
 */
final class ExposedManifest {
  /** That of the Service, whatever its pods listen on. Source: OSCAR 4.1. */
  static final int PORT = 80;

  static final String AUTOSCALER = "HorizontalPodAutoscaler";

  private static final String SCRIPT_KEY = "script";
  private static final String VARIABLE = "env.";
  private static final String SCRIPT_VOLUME = "script";
  private static final String SCRIPT_FOLDER = "/levante-script";
  private static final int READ_AND_RUN = 0555;

  private final PodParts parts;
  private final ClusterId cluster;
  private final ExposedSpec spec;

  ExposedManifest(KubernetesJobConfig config, ClusterId cluster, ExposedSpec spec) {
    this.parts = new PodParts(config);
    this.cluster = cluster;
    this.spec = spec;
  }

  /** In the order in which they are made. */
  List<HasMetadata> objects() {
    List<HasMetadata> all = new ArrayList<>(List.of(secret(), service()));
    if (spec.exposure().scale().grows()) {
      all.add(autoscaler());
    }
    all.add(deployment(kinds(all)));
    return all;
  }

  private static String kinds(List<HasMetadata> others) {
    return others.stream()
        .map(HasMetadata::getKind)
        .sorted()
        .collect(Collectors.joining(" ", "Deployment ", ""));
  }

  private Map<String, String> labels() {
    Map<String, String> labels = Marks.of(cluster, spec.service().name());
    labels.put(Marks.EXPOSED, spec.name());
    return labels;
  }

  private ObjectMeta meta() {
    return new ObjectMetaBuilder()
        .withName(spec.name())
        .withLabels(labels())
        .addToAnnotations(Marks.VERSION, spec.version())
        .build();
  }

  private Secret secret() {
    Map<String, String> data = new TreeMap<>();
    data.put(SCRIPT_KEY, encoded(spec.script()));
    spec.secrets().forEach((name, secret) -> data.put(VARIABLE + name, encoded(secret.reveal())));
    return new SecretBuilder().withMetadata(meta()).withType("Opaque").withData(data).build();
  }

  /** What is applied as stringData stays when it is left out the next time. */
  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private Service service() {
    return new ServiceBuilder()
        .withMetadata(meta())
        .withNewSpec()
        .withType("ClusterIP")
        .addToSelector(Marks.EXPOSED, spec.name())
        .addNewPort()
        .withName("http")
        .withProtocol("TCP")
        .withPort(PORT)
        .withNewTargetPort(spec.exposure().port())
        .endPort()
        .endSpec()
        .build();
  }

  private HorizontalPodAutoscaler autoscaler() {
    Exposure.Scale scale = spec.exposure().scale();
    return new HorizontalPodAutoscalerBuilder()
        .withMetadata(meta())
        .withNewSpec()
        .withNewScaleTargetRef("apps/v1", "Deployment", spec.name())
        .withMinReplicas(scale.least())
        .withMaxReplicas(scale.most())
        .addNewMetric()
        .withType("Resource")
        .withNewResource()
        .withName("cpu")
        .withNewTarget()
        .withType("Utilization")
        .withAverageUtilization(scale.cpuPercent())
        .endTarget()
        .endResource()
        .endMetric()
        .endSpec()
        .build();
  }

  private Deployment deployment(String kinds) {
    Exposure.Scale scale = spec.exposure().scale();
    return new DeploymentBuilder()
        .withMetadata(meta())
        .editMetadata()
        .addToAnnotations(Marks.KINDS, kinds)
        .endMetadata()
        .withNewSpec()
        // The number is the autoscaler's where there is one.
        .withReplicas(scale.grows() ? null : Integer.valueOf(scale.least()))
        .withNewSelector()
        .addToMatchLabels(Marks.EXPOSED, spec.name())
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(spec.wishes().labels())
        .addToLabels(labels())
        .addToAnnotations(spec.wishes().annotations())
        .addToAnnotations(Marks.VERSION, spec.version())
        .endMetadata()
        .withSpec(pod())
        .endTemplate()
        .endSpec()
        .build();
  }

  private PodSpec pod() {
    return new PodSpecBuilder()
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withTolerations(PodParts.silentNode())
        .withImagePullSecrets(PodParts.pullSecrets(spec.wishes()))
        .withSecurityContext(PodParts.nobody())
        .withContainers(container())
        .withVolumes(parts.workVolume(), scriptVolume())
        .build();
  }

  private Volume scriptVolume() {
    return new VolumeBuilder()
        .withName(SCRIPT_VOLUME)
        .withNewSecret()
        .withSecretName(spec.name())
        .withDefaultMode(READ_AND_RUN)
        .addNewItem()
        .withKey(SCRIPT_KEY)
        .withPath(SCRIPT_KEY)
        .endItem()
        .endSecret()
        .build();
  }

  private Container container() {
    ContainerBuilder container =
        new ContainerBuilder()
            .withName(Marks.SCRIPT)
            .withImage(spec.image())
            .withEnv(environment())
            .addNewPort()
            .withName("http")
            .withContainerPort(spec.exposure().port())
            .withProtocol("TCP")
            .endPort()
            .withReadinessProbe(readiness())
            .withResources(parts.ofScript(spec.cpu(), spec.memory(), spec.wishes()))
            .withVolumeMounts(PodParts.work(), scriptMount())
            .withSecurityContext(PodParts.confined())
            .withTerminationMessagePolicy("FallbackToLogsOnError");
    return spec.exposure().command() == Exposure.Command.IMAGE
        ? container.build()
        : container
            .withCommand(command())
            .withWorkingDir(ContainerSupervisor.WORK_FOLDER.toString())
            .build();
  }

  /** A script is run by its own first line; without one by the shell, as a shell does it. */
  private List<String> command() {
    String file = SCRIPT_FOLDER + "/" + SCRIPT_KEY;
    return spec.script().startsWith("#!") ? List.of(file) : List.of("/bin/sh", file);
  }

  private static VolumeMount scriptMount() {
    return new VolumeMountBuilder()
        .withName(SCRIPT_VOLUME)
        .withMountPath(SCRIPT_FOLDER)
        .withReadOnly(true)
        .build();
  }

  private Probe readiness() {
    ProbeBuilder probe = new ProbeBuilder().withPeriodSeconds(2).withTimeoutSeconds(2);
    String path = spec.exposure().healthPath();
    return path.isEmpty()
        ? probe.withNewTcpSocket().withNewPort(spec.exposure().port()).endTcpSocket().build()
        : probe
            .withNewHttpGet()
            .withPath(path)
            .withNewPort(spec.exposure().port())
            .endHttpGet()
            .build();
  }

  private List<EnvVar> environment() {
    String work = ContainerSupervisor.WORK_FOLDER.toString();
    Map<String, String> plain = new TreeMap<>(spec.variables());
    plain.put("HOME", work);
    plain.put("TMPDIR", work);
    plain.putIfAbsent("LANG", "C.UTF-8");
    List<EnvVar> all = new ArrayList<>();
    plain.forEach((name, value) -> all.add(Definition.variable(name, value)));
    for (String name : spec.secrets().keySet()) {
      all.add(
          new EnvVarBuilder()
              .withName(name)
              .withNewValueFrom()
              .withNewSecretKeyRef(VARIABLE + name, spec.name(), false)
              .endValueFrom()
              .build());
    }
    return all;
  }
}
