package levante.elasticity.adapter.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import levante.elasticity.adapter.kubernetes.read.NodeReader;
import levante.elasticity.adapter.kubernetes.read.PodReader;
import levante.elasticity.adapter.kubernetes.read.Selectors;
import levante.elasticity.adapter.kubernetes.read.Workloads;
import levante.elasticity.constraint.DisruptionBudget;
import levante.kernel.LevanteException;

/** Carries what the informers hear into the index. */
final class IndexFeeder {
  private final ClusterIndex index;
  private final PodReader reader;
  private final Workloads workloads;
  private final Runnable news;

  /** Pods that have to be read again when something around them changes. */
  private final Map<String, Pod> lookingAround = new ConcurrentHashMap<>();

  private final AtomicBoolean changedAround = new AtomicBoolean();

  IndexFeeder(ClusterIndex index, PodReader reader, Runnable news) {
    this.index = index;
    this.reader = reader;
    this.workloads = new Workloads(reader);
    this.news = news;
  }

  ResourceEventHandler<Node> nodes() {
    return new Handler<>("node") {
      @Override
      boolean put(String key, Node node) {
        return index.put(NodeReader.read(node));
      }

      @Override
      boolean gone(String key) {
        index.removeNode(key);
        return true;
      }
    };
  }

  ResourceEventHandler<Pod> pods() {
    return new Handler<>("pod") {
      @Override
      boolean put(String key, Pod pod) {
        if (PodReader.looksAround(pod)) {
          lookingAround.put(key, pod);
        }
        return PodReader.counts(pod) ? index.put(reader.read(pod)) : gone(key);
      }

      @Override
      boolean gone(String key) {
        lookingAround.remove(key);
        return index.removePod(key);
      }
    };
  }

  ResourceEventHandler<PodDisruptionBudget> budgets() {
    return new Handler<>("budget") {
      @Override
      boolean put(String key, PodDisruptionBudget budget) {
        index.put(read(budget));
        return false;
      }

      @Override
      boolean gone(String key) {
        index.removeBudget(key);
        return false;
      }
    };
  }

  ResourceEventHandler<DaemonSet> daemons() {
    return new Handler<>("daemon set") {
      @Override
      boolean put(String key, DaemonSet daemons) {
        index.putDaemon(key, workloads.daemon(daemons));
        return false;
      }

      @Override
      boolean gone(String key) {
        index.removeDaemon(key);
        return false;
      }
    };
  }

  ResourceEventHandler<Job> jobs() {
    return new Handler<>("job") {
      @Override
      boolean put(String key, Job job) {
        return index.demand(key, workloads.heldBack(job));
      }

      @Override
      boolean gone(String key) {
        return index.demand(key, List.of());
      }
    };
  }

  /** Of what is around pods: namespaces, claims, volumes and their classes. */
  <T extends HasMetadata> ResourceEventHandler<T> surroundings() {
    return new Handler<>("surroundings") {
      @Override
      boolean put(String key, T changed) {
        changedAround.set(true);
        return false;
      }

      @Override
      boolean gone(String key) {
        changedAround.set(true);
        return false;
      }
    };
  }

  /** Reads the pods again around which something has changed since the last time. */
  void refresh() {
    if (changedAround.getAndSet(false)) {
      lookingAround.forEach((key, pod) -> index.replace(key, () -> reader.read(pod)));
    }
  }

  private static DisruptionBudget read(PodDisruptionBudget budget) {
    boolean upToDate =
        budget.getStatus() != null
            && budget.getStatus().getObservedGeneration() != null
            && budget.getStatus().getObservedGeneration() >= budget.getMetadata().getGeneration();
    Integer allowed = upToDate ? budget.getStatus().getDisruptionsAllowed() : null;
    return new DisruptionBudget(
        budget.getMetadata().getNamespace(),
        budget.getMetadata().getName(),
        Selectors.of(budget.getSpec().getSelector()),
        allowed == null ? 0 : allowed);
  }

  /** One kind of object; what cannot be read is written down instead of being left out. */
  private abstract class Handler<T extends HasMetadata> implements ResourceEventHandler<T> {
    private final String kind;

    Handler(String kind) {
      this.kind = kind;
    }

    /** It came or changed; whether that is worth a look. */
    abstract boolean put(String key, T object);

    /** It went; whether that is worth a look. */
    abstract boolean gone(String key);

    @Override
    public void onAdd(T object) {
      String key = Names.key(object.getMetadata());
      guarded(key, () -> put(key, object));
    }

    @Override
    public void onUpdate(T before, T object) {
      onAdd(object);
    }

    @Override
    public void onDelete(T object, boolean unseen) {
      String key = Names.key(object.getMetadata());
      guarded(key, () -> gone(key));
    }

    private void guarded(String key, BooleanSupplier change) {
      try {
        index.readable(kind + " " + key);
        if (change.getAsBoolean()) {
          news.run();
        }
      } catch (LevanteException | IllegalStateException unreadable) {
        index.unreadable(kind + " " + key, unreadable.getMessage());
      }
    }
  }
}
