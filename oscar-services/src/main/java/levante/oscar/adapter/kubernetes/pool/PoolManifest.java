package levante.oscar.adapter.kubernetes.pool;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.Map;
import java.util.TreeMap;
import levante.kernel.ClusterId;
import levante.oscar.adapter.container.CallServer;
import levante.oscar.adapter.container.ContainerSupervisor;
import levante.oscar.adapter.kubernetes.Definition;
import levante.oscar.adapter.kubernetes.KubernetesJobConfig;
import levante.oscar.adapter.kubernetes.PodParts;
import levante.oscar.adapter.kubernetes.read.Marks;
import levante.oscar.dispatch.JobRunner;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.pool.WarmPods;
import levante.oscar.supervisor.WorkFolder;
import levante.oscar.supervisor.call.CallFolder;
import levante.oscar.supervisor.call.CallScript;

/**
 * A pool as Kubernetes is given it: a Deployment, each pod of which has the user's image with a
 * shell that waits for calls, and beside it ours, which takes them. Only ours sees the storages'
 * credentials and the pool's key.
 */
final class PoolManifest {
  private static final WorkFolder WORK = new WorkFolder(ContainerSupervisor.WORK_FOLDER);

  /** In the Secret. */
  private static final String KEY = "pool-key";

  private static final long GRACE_BESIDES_S = 10;

  private final KubernetesJobConfig config;
  private final PodParts parts;
  private final ClusterId cluster;
  private final WarmPods.Pool pool;
  private final Definition definition;

  PoolManifest(KubernetesJobConfig config, ClusterId cluster, WarmPods.Pool pool) {
    this.config = config;
    this.parts = new PodParts(config);
    this.cluster = cluster;
    this.pool = pool;
    Definition shared = Definition.of(cluster, JobRunner.Batch.of(pool.template()), WORK);
    Map<String, String> data = new TreeMap<>(shared.data());
    data.put(KEY, pool.key().reveal());
    this.definition = new Definition(pool.name(), shared.own(), data, shared.plain());
  }

  private Map<String, String> labels() {
    Map<String, String> labels = Marks.of(cluster, pool.template().service());
    labels.put(Marks.POOL, pool.name());
    return labels;
  }

  /** Without pods: they want the Secret, and that wants an owner. */
  Deployment deployment() {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName(pool.name())
        .withLabels(labels())
        .endMetadata()
        .withNewSpec()
        .withReplicas(0)
        .withNewSelector()
        .addToMatchLabels(Marks.POOL, pool.name())
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(pool.template().wishes().labels())
        .addToLabels(labels())
        .addToAnnotations(pool.template().wishes().annotations())
        .endMetadata()
        .withSpec(pod())
        .endTemplate()
        .endSpec()
        .build();
  }

  /** Goes with its Deployment. */
  Secret secret(Deployment owner) {
    return definition
        .secret(cluster, pool.template().service())
        .edit()
        .editMetadata()
        .addToLabels(Marks.POOL, pool.name())
        .addNewOwnerReference()
        .withApiVersion(owner.getApiVersion())
        .withKind(owner.getKind())
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .endOwnerReference()
        .endMetadata()
        .build();
  }

  private PodSpec pod() {
    return new PodSpecBuilder()
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(graceSeconds() + GRACE_BESIDES_S)
        .withTolerations(PodParts.silentNode())
        .withImagePullSecrets(PodParts.pullSecrets(pool.template().wishes()))
        .withSecurityContext(PodParts.nobody())
        .withContainers(calls(), script())
        .withVolumes(parts.workVolume(), PodParts.definitionVolume(definition.name()))
        .build();
  }

  /** A pod that is to go lets its call end first. */
  private long graceSeconds() {
    return pool.template().deadline().toSeconds();
  }

  private Container calls() {
    return new ContainerBuilder()
        .withName(Marks.CALLS)
        .withImage(config.supervisorImage())
        .withImagePullPolicy("IfNotPresent")
        .withArgs("serve")
        .addToEnv(
            new EnvVarBuilder()
                .withName(ContainerSupervisor.KEY)
                .withNewValueFrom()
                .withNewSecretKeyRef(KEY, definition.name(), false)
                .endValueFrom()
                .build(),
            Definition.variable(ContainerSupervisor.GRACE, Long.toString(graceSeconds())))
        .addNewPort()
        .withContainerPort(CallServer.PORT)
        .endPort()
        .withNewReadinessProbe()
        .withNewHttpGet()
        .withPath(CallServer.READY)
        .withNewPort(CallServer.PORT)
        .endHttpGet()
        .withPeriodSeconds(1)
        .withTimeoutSeconds(2)
        .endReadinessProbe()
        .withResources(parts.ofSupervisor())
        .withVolumeMounts(PodParts.work(), PodParts.definition())
        .withSecurityContext(PodParts.confined())
        .build();
  }

  private Container script() {
    JobSpec template = pool.template();
    return new ContainerBuilder()
        .withName(Marks.SCRIPT)
        .withImage(template.image())
        .withCommand(
            CallScript.command(
                    new CallFolder(WORK.root()),
                    template.script(),
                    template.deadline(),
                    CallScript.Reach.ALL)
                .stream()
                .map(Definition::literal)
                .toList())
        .withWorkingDir(WORK.root().toString())
        .withEnv(definition.environment())
        .withResources(parts.ofScript(template))
        .withVolumeMounts(PodParts.work())
        .withSecurityContext(PodParts.confined())
        .build();
  }
}
