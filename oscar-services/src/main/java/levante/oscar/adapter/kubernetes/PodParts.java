package levante.oscar.adapter.kubernetes;

import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;
import java.util.Map;
import levante.oscar.adapter.container.ContainerSupervisor;
import levante.oscar.dispatch.JobSpec;

/** What the pods of jobs and those that are kept ready for calls have in common. */
public final class PodParts {
  /** Nobody's number in images, so that no file of theirs belongs to the script. */
  private static final long UID = 65_000;

  /** A pod on a node that fell silent is given up after this; Kubernetes' own default is 5 min. */
  private static final long SILENT_NODE_S = 60;

  private static final String WORK_VOLUME = "work";
  private static final String DEFINITION_VOLUME = "definition";

  private final KubernetesJobConfig config;

  /** With these bounds. */
  public PodParts(KubernetesJobConfig config) {
    this.config = config;
  }

  /** Nobody whom the node or an image knows. */
  public static PodSecurityContext nobody() {
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

  /** What the containers share. */
  public Volume workVolume() {
    return new VolumeBuilder()
        .withName(WORK_VOLUME)
        .withNewEmptyDir()
        .withSizeLimit(new Quantity(config.disk().toString()))
        .endEmptyDir()
        .build();
  }

  /** What the supervisor is told, by the name of its Secret. */
  public static Volume definitionVolume(String secret) {
    return new VolumeBuilder()
        .withName(DEFINITION_VOLUME)
        .withNewSecret()
        .withSecretName(secret)
        .addNewItem()
        .withKey(ContainerSupervisor.DEFINITION)
        .withPath(ContainerSupervisor.DEFINITION)
        .endItem()
        .endSecret()
        .build();
  }

  /** A pod on a node that fell silent is given up soon. */
  public static Toleration[] silentNode() {
    return new Toleration[] {silent("not-ready"), silent("unreachable")};
  }

  private static Toleration silent(String taint) {
    return new TolerationBuilder()
        .withKey("node.kubernetes.io/" + taint)
        .withOperator("Exists")
        .withEffect("NoExecute")
        .withTolerationSeconds(SILENT_NODE_S)
        .build();
  }

  /** Of the supervisor's containers. */
  public ResourceRequirements ofSupervisor() {
    return new ResourceRequirementsBuilder()
        .addToRequests("cpu", new Quantity("50m"))
        .addToRequests("memory", new Quantity("96Mi"))
        .addToRequests("ephemeral-storage", new Quantity("64Mi"))
        .addToLimits("memory", new Quantity("256Mi"))
        .addToLimits("ephemeral-storage", new Quantity(config.disk().toString()))
        .build();
  }

  /** The Secrets with which the images of a pod are pulled. */
  public static List<LocalObjectReference> pullSecrets(JobSpec.Wishes wishes) {
    return wishes.pullSecrets().stream().map(LocalObjectReference::new).toList();
  }

  /** Of the container with the script, as its service says. */
  public ResourceRequirements ofScript(JobSpec job) {
    return ofScript(job.cpu(), job.memory(), job.wishes());
  }

  /**
   * The same.
   *
   * @param cores asked for, and not passed
   * @param bytes the same of memory
   */
  public ResourceRequirements ofScript(
      levante.kernel.Quantity cores, levante.kernel.Quantity bytes, JobSpec.Wishes wishes) {
    Quantity memory = new Quantity(bytes.toString());
    Quantity cpu = new Quantity(cores.toString());
    // An extended resource is asked for by its limit. Source: Kubernetes, device plugins.
    Map<String, Quantity> gpu =
        wishes.gpu() ? Map.of("nvidia.com/gpu", new Quantity("1")) : Map.of();
    return new ResourceRequirementsBuilder()
        .addToLimits(gpu)
        .addToRequests("cpu", cpu)
        .addToRequests("memory", memory)
        .addToRequests("ephemeral-storage", new Quantity("64Mi"))
        .addToLimits("cpu", cpu)
        .addToLimits("memory", memory)
        .addToLimits("ephemeral-storage", new Quantity(config.disk().toString()))
        .build();
  }

  /** Where the shared folder is. */
  public static VolumeMount work() {
    return new VolumeMountBuilder()
        .withName(WORK_VOLUME)
        .withMountPath(ContainerSupervisor.WORK_FOLDER.toString())
        .build();
  }

  /** Where the supervisor finds what it is told. */
  public static VolumeMount definition() {
    return new VolumeMountBuilder()
        .withName(DEFINITION_VOLUME)
        .withMountPath(ContainerSupervisor.DEFINITION_FOLDER.toString())
        .withReadOnly(true)
        .build();
  }

  /** Nothing that a root would have. */
  public static SecurityContext confined() {
    return new SecurityContextBuilder()
        .withAllowPrivilegeEscalation(false)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .build();
  }
}
