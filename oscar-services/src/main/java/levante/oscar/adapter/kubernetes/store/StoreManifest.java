package levante.oscar.adapter.kubernetes.store;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.EnvVarSourceBuilder;
import io.fabric8.kubernetes.api.model.KeyToPathBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.oscar.adapter.kubernetes.read.Marks;

/**
 * What a storage is in Kubernetes: MinIO in one pod, on the disk and at the address of one node.
 * Sources: MinIO, Core Settings and Publish Events to Webhook; Kubernetes, Pod Security Standards.
 */
final class StoreManifest {
  /** On all that belongs to a storage: its name. */
  static final String STORE = "levante/storage";

  /** On a storage's keys: the node whose disk holds it. */
  static final String NODE = "levante/storage-node";

  /** What takes its files away ends in this. */
  private static final String WIPE = "-wipe";

  private static final String STORED = "/store";
  private static final String DATA = STORED + "/data";
  private static final String EVENTS = STORED + "/events";
  private static final String CERTIFICATES = "/certs";
  private static final String TOKEN = "hook-token";
  private static final int WIPE_TRIES = 6;

  /** It has so long to write what it has taken in. */
  private static final long GRACE_S = 30;

  private final StoreConfig config;

  StoreManifest(StoreConfig config) {
    this.config = config;
  }

  static Map<String, String> labels(String name) {
    Map<String, String> labels = new TreeMap<>(Marks.OURS);
    labels.put(STORE, name);
    return labels;
  }

  static String wipe(String name) {
    return name + WIPE;
  }

  ObjectMeta meta(String name, String store) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(config.namespace())
        .withLabels(labels(store))
        .build();
  }

  /** Its pods use the node's disk and network, which the milder levels refuse. */
  Namespace namespace() {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(config.namespace())
        .withLabels(Marks.OURS)
        .addToLabels("pod-security.kubernetes.io/enforce", "privileged")
        .endMetadata()
        .build();
  }

  Secret secret(String name, StoreSite site, Map<String, String> keys, Optional<StoreHook> hook) {
    Map<String, String> data = new TreeMap<>(keys);
    hook.ifPresent(one -> data.put(TOKEN, one.token().reveal()));
    return new SecretBuilder()
        .withMetadata(meta(name, name))
        .editMetadata()
        .addToAnnotations(NODE, site.node())
        .endMetadata()
        .withStringData(data)
        .build();
  }

  Deployment deployment(String name, String node, Optional<StoreHook> hook) {
    return new DeploymentBuilder()
        .withMetadata(meta(name, name))
        .withNewSpec()
        .withReplicas(1)
        .withNewStrategy()
        .withType("Recreate")
        .endStrategy()
        .withNewSelector()
        .withMatchLabels(labels(name))
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(labels(name))
        .endMetadata()
        .withSpec(pod(name, node, hook))
        .endTemplate()
        .endSpec()
        .build();
  }

  private PodSpec pod(String name, String node, Optional<StoreHook> hook) {
    return on(node)
        .withHostNetwork(true)
        .withDnsPolicy("ClusterFirstWithHostNet")
        .withTerminationGracePeriodSeconds(GRACE_S)
        .withPriorityClassName("system-cluster-critical")
        .withContainers(server(name, hook))
        .withVolumes(disk("data", config.folder() + "/" + name), certificates(name))
        .build();
  }

  private static PodSpecBuilder on(String node) {
    return new PodSpecBuilder()
        .withNodeSelector(Map.of("kubernetes.io/hostname", node))
        .addNewToleration()
        .withOperator("Exists")
        .endToleration()
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false);
  }

  private Container server(String name, Optional<StoreHook> hook) {
    return new ContainerBuilder()
        .withName("minio")
        .withImage(config.image())
        .withImagePullPolicy("IfNotPresent")
        .withCommand("minio")
        .withArgs("server", "--address", ":" + config.port(), "--certs-dir", CERTIFICATES, DATA)
        .withEnv(environment(name, hook))
        .addNewPort()
        .withContainerPort(config.port())
        .withHostPort(config.port())
        .endPort()
        .withReadinessProbe(ready())
        .withNewResources()
        .withRequests(Map.of("cpu", new Quantity("100m"), "memory", new Quantity("256Mi")))
        .endResources()
        .withVolumeMounts(mount("data", STORED), mount("certificates", CERTIFICATES))
        .withSecurityContext(confined())
        .build();
  }

  private Probe ready() {
    return new ProbeBuilder()
        .withPeriodSeconds(2)
        .withNewHttpGet()
        .withPath("/minio/health/ready")
        .withNewPort(config.port())
        .withScheme("HTTPS")
        .endHttpGet()
        .build();
  }

  private static VolumeMount mount(String name, String path) {
    return new VolumeMountBuilder().withName(name).withMountPath(path).build();
  }

  /** Root without its powers: the folder is root's own. */
  private static SecurityContext confined() {
    return new SecurityContextBuilder()
        .withRunAsUser(0L)
        .withAllowPrivilegeEscalation(false)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .build();
  }

  private static List<EnvVar> environment(String name, Optional<StoreHook> hook) {
    List<EnvVar> all = new ArrayList<>();
    all.add(ofSecret("MINIO_ROOT_USER", name, StoreKeys.ACCESS));
    all.add(ofSecret("MINIO_ROOT_PASSWORD", name, StoreKeys.SECRET));
    all.add(variable("MINIO_BROWSER", "off"));
    all.add(variable("MINIO_UPDATE", "off"));
    hook.ifPresent(
        one -> {
          all.add(variable("MINIO_NOTIFY_WEBHOOK_ENABLE_levante", "on"));
          all.add(variable("MINIO_NOTIFY_WEBHOOK_ENDPOINT_levante", one.endpoint().toString()));
          // With a queue it starts, and keeps its events, while nobody answers there.
          all.add(variable("MINIO_NOTIFY_WEBHOOK_QUEUE_DIR_levante", EVENTS));
          all.add(ofSecret("MINIO_NOTIFY_WEBHOOK_AUTH_TOKEN_levante", name, TOKEN));
        });
    return all;
  }

  private static EnvVar variable(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }

  private static EnvVar ofSecret(String name, String secret, String key) {
    return new EnvVarBuilder()
        .withName(name)
        .withValueFrom(new EnvVarSourceBuilder().withNewSecretKeyRef(key, secret, false).build())
        .build();
  }

  private static Volume disk(String name, String folder) {
    return new VolumeBuilder()
        .withName(name)
        .withNewHostPath()
        .withPath(folder)
        .withType("DirectoryOrCreate")
        .endHostPath()
        .build();
  }

  private static Volume certificates(String name) {
    return new VolumeBuilder()
        .withName("certificates")
        .withNewSecret()
        .withSecretName(name)
        .withItems(
            new KeyToPathBuilder()
                .withKey(StoreKeys.CERTIFICATE)
                .withPath(StoreKeys.CERTIFICATE)
                .build(),
            new KeyToPathBuilder()
                .withKey(StoreKeys.PRIVATE_KEY)
                .withPath(StoreKeys.PRIVATE_KEY)
                .build())
        .endSecret()
        .build();
  }

  /** What takes the files of a storage away that nothing serves any more. */
  Job wiping(String name, String node) {
    return new JobBuilder()
        .withMetadata(meta(wipe(name), name))
        .withNewSpec()
        .withBackoffLimit(WIPE_TRIES)
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(Marks.OURS)
        .endMetadata()
        .withSpec(wiper(name, node))
        .endTemplate()
        .endSpec()
        .build();
  }

  private PodSpec wiper(String name, String node) {
    return on(node)
        .withRestartPolicy("Never")
        .addNewContainer()
        .withName("wipe")
        .withImage(config.image())
        .withImagePullPolicy("IfNotPresent")
        .withCommand("/bin/sh", "-c", "rm -rf /stores/\"$1\"", "sh", name)
        .withVolumeMounts(mount("stores", "/stores"))
        .withSecurityContext(confined())
        .endContainer()
        .withVolumes(disk("stores", config.folder()))
        .build();
  }
}
