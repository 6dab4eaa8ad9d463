package levante.elasticity.adapter.kubernetes.read;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.constraint.Disruption;
import levante.elasticity.constraint.Gang;
import levante.elasticity.constraint.Taint;
import levante.elasticity.constraint.Toleration;

/** Pods that are not there yet: those of suspended Jobs, and those of daemons on a new node. */
public final class Workloads {
  private static final String KUEUE_QUEUE = "kueue.x-k8s.io/queue-name";

  /** What the controller of DaemonSets adds to each of their pods. */
  private static final List<Toleration> OF_EVERY_DAEMON =
      Stream.of(
              "not-ready",
              "unreachable",
              "disk-pressure",
              "memory-pressure",
              "pid-pressure",
              "unschedulable")
          .map(Workloads::tolerated)
          .toList();

  private final PodReader reader;

  /** Templates are read as pods are. */
  public Workloads(PodReader reader) {
    this.reader = reader;
  }

  /**
   * The pods that a Job would have if Kueue did not hold it back until there is room: all of them
   * or none. A Job that a person suspended asks for nothing.
   */
  public List<Pod> heldBack(Job job) {
    JobSpec spec = job.getSpec();
    boolean queued = PodReader.labels(job.getMetadata()).containsKey(KUEUE_QUEUE);
    int parallel = parallel(job);
    if (!Boolean.TRUE.equals(spec.getSuspend())
        || !queued
        || parallel == 0
        || job.getMetadata().getDeletionTimestamp() != null) {
      return List.of();
    }
    ObjectMeta meta = metaOf(job.getMetadata(), spec.getTemplate());
    PodSpec asked =
        reader.spec(
            meta,
            spec.getTemplate().getSpec(),
            Optional.of(new Gang(job.getMetadata().getName(), parallel)),
            Disruption.ALLOWED);
    return IntStream.range(0, parallel).mapToObj(index -> pod(job, meta, asked, index)).toList();
  }

  private static Pod pod(Job job, ObjectMeta meta, PodSpec asked, int index) {
    return new Pod(
        meta.getNamespace(),
        job.getMetadata().getName() + "-" + index,
        Pod.Kind.WORKLOAD,
        new TreeMap<>(PodReader.labels(meta)),
        asked,
        Pod.Phase.PENDING,
        Optional.empty(),
        Instant.parse(job.getMetadata().getCreationTimestamp()));
  }

  private static int parallel(Job job) {
    int parallelism = Objects.requireNonNullElse(job.getSpec().getParallelism(), 1);
    Integer completions = job.getSpec().getCompletions();
    if (completions == null) {
      return parallelism;
    }
    Integer done = job.getStatus() == null ? null : job.getStatus().getSucceeded();
    return Math.max(0, Math.min(parallelism, completions - Objects.requireNonNullElse(done, 0)));
  }

  /** What a DaemonSet puts on each node that it may be on. */
  public PodSpec daemon(DaemonSet daemons) {
    PodTemplateSpec template = daemons.getSpec().getTemplate();
    PodSpec spec =
        reader.spec(
            metaOf(daemons.getMetadata(), template),
            template.getSpec(),
            Optional.empty(),
            Disruption.ALLOWED);
    List<Toleration> tolerations = new ArrayList<>(spec.tolerations());
    tolerations.addAll(OF_EVERY_DAEMON);
    if (Boolean.TRUE.equals(template.getSpec().getHostNetwork())) {
      tolerations.add(tolerated("network-unavailable"));
    }
    return new PodSpec(
        spec.requests(),
        spec.nodeSelector(),
        tolerations,
        spec.affinity(),
        spec.volumes(),
        spec.near(),
        spec.apart(),
        spec.spread(),
        spec.hostPorts(),
        spec.priority(),
        spec.gang(),
        spec.disruption());
  }

  private static Toleration tolerated(String condition) {
    return new Toleration(
        Optional.of("node.kubernetes.io/" + condition),
        Toleration.Operator.EXISTS,
        "",
        Optional.<Taint.Effect>empty());
  }

  private static ObjectMeta metaOf(ObjectMeta owner, PodTemplateSpec template) {
    return new ObjectMetaBuilder(
            template.getMetadata() == null ? new ObjectMeta() : template.getMetadata())
        .withNamespace(owner.getNamespace())
        .withName(owner.getName())
        .build();
  }
}
