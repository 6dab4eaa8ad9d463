package levante.elasticity.cluster;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.kernel.Quantity;

/**
 * A pod as its cluster sees it.
 *
 * @param node where it is; empty while no node has room for it
 */
public record Pod(
    String namespace,
    String name,
    Kind kind,
    SortedMap<String, String> labels,
    PodSpec spec,
    Phase phase,
    Optional<String> node,
    Instant created) {
  /** By namespace, then by name. */
  public static final Comparator<Pod> BY_NAME =
      Comparator.comparing(Pod::namespace).thenComparing(Pod::name);

  /** As the cluster's own scheduler takes those that wait: priority, then age. */
  public static final Comparator<Pod> AS_SCHEDULED =
      Comparator.<Pod>comparingInt(pod -> -pod.spec().priority())
          .thenComparing(Pod::created)
          .thenComparing(BY_NAME);

  /** Whether it keeps a node in use. */
  public enum Kind {
    WORKLOAD,
    /** One of a DaemonSet: every node has it, and it leaves with the node. */
    DAEMON,
    /**
     * Of too low a priority: it runs where there is room, and neither brings a node nor keeps one.
     */
    EXPENDABLE
  }

  /** As in Kubernetes. */
  public enum Phase {
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED
  }

  public Pod {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(created, "created");
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    if (namespace.isBlank() || name.isBlank()) {
      throw new IllegalStateException("a pod needs a namespace and a name");
    }
  }

  /** Namespace and name, as people write it: {@code default/job-1}. */
  public String fullName() {
    return namespace + "/" + name;
  }

  /** What its containers ask for; its pod slot is added by {@link #demand}. */
  public Resources requests() {
    return spec.requests();
  }

  /** What it takes from a node: its requests and one pod slot. */
  public Resources demand() {
    return spec.requests().with(Resources.PODS, Quantity.of(1));
  }

  /** The same that asks for something else. */
  public Pod with(PodSpec other) {
    return new Pod(namespace, name, kind, labels, other, phase, node, created);
  }

  /** The same if its priority is below that, but for daemons. */
  Pod expendableBelow(int priority) {
    return kind == Kind.WORKLOAD && spec.priority() < priority
        ? new Pod(namespace, name, Kind.EXPENDABLE, labels, spec, phase, node, created)
        : this;
  }

  /** Whether it waits for a node. */
  public boolean waits() {
    return isUnbound() && kind != Kind.EXPENDABLE;
  }

  /** Whether it waits for room that others leave, and for no node. */
  public boolean waitsForRoom() {
    return isUnbound() && kind == Kind.EXPENDABLE;
  }

  private boolean isUnbound() {
    return phase == Phase.PENDING && node.isEmpty();
  }

  /** Whether it takes room on its node. */
  public boolean occupies() {
    return node.isPresent() && (phase == Phase.PENDING || phase == Phase.RUNNING);
  }

  /** Whether it takes room and is neither a daemon nor expendable: its node is in use. */
  public boolean keepsNodeInUse() {
    return occupies() && kind == Kind.WORKLOAD;
  }
}
