package levante.web.meter;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.journal.Outcome;
import levante.elasticity.listen.ScalingListener;
import levante.elasticity.state.Census;
import levante.elasticity.state.NodeState;
import levante.kernel.ClusterId;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** Scaling of all clusters together, as metrics. Labels come from closed sets, never a name. */
public final class ScalingMetrics implements ScalingListener {
  private static final String PREFIX = "levante_elasticity_";

  /** Longer ago than that, nobody looked in between. */
  private static final Duration SEEN_THROUGHOUT = Duration.ofMinutes(1);

  private final MetricRegistry registry;
  private final Map<ClusterId, Census> counts = new ConcurrentHashMap<>();
  private final Timer waited;
  private final Timer booted;
  private final Counter idle;
  private long idleMillisLeft;

  /** Puts them into that registry. */
  public ScalingMetrics(MetricRegistry registry) {
    this.registry = registry;
    this.waited =
        timer("pending_to_decision", "from when a pod began to wait to the order of its node");
    this.booted = timer("order_to_ready", "from the order of a node until it was Ready");
    this.idle =
        registry.counter(
            named("idle_node_seconds_total", "time that nodes stood without work, added up"));
    gauge("pods_pending", "pods that wait for a node", one -> one.waiting().orElse(0));
    gauge("nodes_booting", "nodes on their way", one -> one.nodes().get(NodeState.POW_ON));
    gauge(
        "clusters_unseen",
        "clusters that could not be seen lately",
        one -> one.waiting().isEmpty() ? 1 : 0);
    for (NodeState state : NodeState.values()) {
      gauge(
          "nodes",
          "nodes in each state, in CLUES's words; off are those that pools could still have",
          one -> one.nodes().get(state),
          new Tag("state", state.word()));
    }
  }

  @Override
  public void decided(ClusterId cluster, ScalingDecision decision, List<Duration> pods) {
    pods.forEach(waited::update);
    if (decision.kind() == ScalingDecision.Kind.HOLD) {
      ended(decision.kind(), Outcome.Result.DONE);
    }
  }

  @Override
  public void closed(ClusterId cluster, OpenDecision decision, Outcome outcome) {
    ended(decision.decision().kind(), outcome.result());
  }

  @Override
  public void ready(ClusterId cluster, Duration sinceDecided) {
    booted.update(sinceDecided);
  }

  @Override
  public void counted(ClusterId cluster, Census census) {
    Census before = counts.put(cluster, census);
    if (before == null) {
      return;
    }
    Duration time = Duration.between(before.at(), census.at());
    if (!time.isNegative() && time.compareTo(SEEN_THROUGHOUT) <= 0) {
      idled(before.nodes().get(NodeState.IDLE) * time.toMillis());
    }
  }

  @Override
  public void left(ClusterId cluster) {
    counts.remove(cluster);
  }

  // A counter counts whole seconds.
  private synchronized void idled(long millis) {
    idleMillisLeft += millis;
    idle.inc(idleMillisLeft / 1000);
    idleMillisLeft %= 1000;
  }

  private void ended(ScalingDecision.Kind kind, Outcome.Result result) {
    registry
        .counter(
            named("decisions_total", "decisions of which it is known what came of them"),
            new Tag("kind", kind.name().toLowerCase(Locale.ROOT)),
            new Tag("result", result.name().toLowerCase(Locale.ROOT)))
        .inc();
  }

  private Timer timer(String name, String what) {
    return registry.timer(named(name, what, MetricUnits.NANOSECONDS));
  }

  private void gauge(String name, String what, ToIntFunction<Census> count, Tag... tags) {
    registry.gauge(
        named(name, what), counts, all -> all.values().stream().mapToInt(count).sum(), tags);
  }

  private static Metadata named(String name, String what) {
    return named(name, what, MetricUnits.NONE);
  }

  private static Metadata named(String name, String what, String unit) {
    return Metadata.builder().withName(PREFIX + name).withDescription(what).withUnit(unit).build();
  }
}
