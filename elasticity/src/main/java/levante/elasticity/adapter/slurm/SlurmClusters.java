package levante.elasticity.adapter.slurm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import levante.elasticity.adapter.slurm.read.Look;
import levante.elasticity.adapter.slurm.read.UnreadableException;
import levante.elasticity.cluster.ClusterObserver;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Observation;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * Slurm clusters: one command on the front end tells all. It is waited for shortly; a front end
 * that has not answered the last time is not asked again before it has, and what it says late is
 * not believed.
 */
public final class SlurmClusters implements ClusterObserver {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final FrontEnds fronts;
  private final ExecutorService threads;
  private final Clock clock;
  private final Map<ClusterId, Future<String>> late = new ConcurrentHashMap<>();
  private final Map<ClusterId, Map<String, Instant>> silences = new ConcurrentHashMap<>();

  /**
   * Clusters behind these.
   *
   * @param threads ask them; one is kept busy by each front end that is silent
   */
  public SlurmClusters(FrontEnds fronts, ExecutorService threads, Clock clock) {
    this.fronts = fronts;
    this.threads = threads;
    this.clock = clock;
  }

  @Override
  public Observation<ClusterView> observe(ClusterId cluster) {
    try {
      return new Observation.Complete<>(read(cluster, looked(cluster)));
    } catch (LevanteException unseen) {
      return new Observation.Incomplete<>(unseen.code(), unseen.getMessage());
    } catch (UnreadableException unreadable) {
      return new Observation.Incomplete<>(
          ErrorCode.CLUSTER_UNREACHABLE,
          "what Slurm says cannot be read: " + unreadable.getMessage());
    }
  }

  // Slurm does not tell since when a node is not ready: since this was first seen.
  private ClusterView read(ClusterId cluster, String answer) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Map<String, Instant> known =
        silences.computeIfAbsent(cluster, one -> new ConcurrentHashMap<>());
    ClusterView view = Look.read(answer, node -> known.computeIfAbsent(node, one -> now));
    known.keySet().removeIf(node -> view.node(node).filter(there -> !there.ready()).isEmpty());
    return view;
  }

  private String looked(ClusterId cluster) {
    Future<String> before = late.get(cluster);
    if (before != null && !before.isDone()) {
      throw silent(cluster);
    }
    late.remove(cluster);
    Future<String> asked = threads.submit(() -> fronts.ask(cluster, Scripts.LOOK));
    try {
      return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      late.put(cluster, asked);
      throw silent(cluster);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw silent(cluster);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof LevanteException known) {
        throw known;
      }
      throw new IllegalStateException(failure.getCause());
    }
  }

  private static LevanteException silent(ClusterId cluster) {
    return new LevanteException(
        ErrorCode.CLUSTER_UNREACHABLE,
        "the front end of %s has not answered within %d s"
            .formatted(cluster, PATIENCE.toSeconds()));
  }
}
