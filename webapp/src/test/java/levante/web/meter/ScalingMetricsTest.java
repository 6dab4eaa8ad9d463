package levante.web.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.journal.Outcome;
import levante.elasticity.state.Census;
import levante.elasticity.state.NodeState;
import levante.kernel.ClusterId;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;
import org.junit.jupiter.api.Test;

class ScalingMetricsTest {
  private static final ClusterId ONE = new ClusterId("one-7f3a2b");
  private static final ClusterId TWO = new ClusterId("two-7f3a2b");
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final Map<String, Counted> counters = new TreeMap<>();
  private final Map<String, List<Duration>> timers = new TreeMap<>();
  private final Map<String, Runnable> gauges = new TreeMap<>();
  private final Map<String, Number> read = new TreeMap<>();
  private final ScalingMetrics metrics = new ScalingMetrics(registry());

  private static final class Counted implements Counter {
    private long count;

    @Override
    public void inc() {
      inc(1);
    }

    @Override
    public void inc(long n) {
      count += n;
    }

    @Override
    public long getCount() {
      return count;
    }
  }

  private MetricRegistry registry() {
    return (MetricRegistry)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {MetricRegistry.class},
            (proxy, method, given) ->
                switch (method.getName()) {
                  case "counter" -> counters.computeIfAbsent(name(given), n -> new Counted());
                  case "timer" -> timer(name(given));
                  case "gauge" -> gauge(given);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static String name(Object... given) {
    Object last = given[given.length - 1];
    List<String> tags =
        last instanceof Tag[] all
            ? Arrays.stream(all).map(tag -> tag.getTagName() + "=" + tag.getTagValue()).toList()
            : List.of();
    return ((Metadata) given[0]).getName() + (tags.isEmpty() ? "" : tags);
  }

  private Timer timer(String name) {
    List<Duration> times = timers.computeIfAbsent(name, any -> new ArrayList<>());
    return (Timer)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Timer.class},
            (proxy, method, given) -> {
              times.add((Duration) given[0]);
              return null;
            });
  }

  @SuppressWarnings("unchecked")
  private Object gauge(Object... given) {
    String name = name(given);
    Function<Object, Number> function = (Function<Object, Number>) given[2];
    gauges.put(name, () -> read.put(name, function.apply(given[1])));
    return null;
  }

  private int gauged(String name) {
    gauges.get("levante_elasticity_" + name).run();
    return read.get("levante_elasticity_" + name).intValue();
  }

  private static Census census(long second, Integer waiting, NodeState state, int nodes) {
    return new Census(NOON.plusSeconds(second), Optional.ofNullable(waiting), Map.of(state, nodes));
  }

  @Test
  void gaugesAddUpOverClustersUntilThoseLeave() {
    metrics.counted(ONE, census(0, 3, NodeState.POW_ON, 2));
    metrics.counted(TWO, census(0, null, NodeState.UNKNOWN, 1));
    metrics.counted(ONE, census(2, 4, NodeState.POW_ON, 1));
    assertThat(gauged("pods_pending")).isEqualTo(4);
    assertThat(gauged("nodes_booting")).isEqualTo(1);
    assertThat(gauged("nodes[state=unknown]")).isEqualTo(1);
    assertThat(gauged("clusters_unseen")).isEqualTo(1);
    metrics.left(TWO);
    assertThat(gauged("clusters_unseen")).isZero();
    assertThat(gauges).as("each state, and three more").hasSize(11);
  }

  @Test
  void timeThatNodesStandWithoutWorkAddsUpWhileSomebodyLooks() {
    for (int i = 0; i <= 10; i++) {
      metrics.counted(
          ONE, new Census(NOON.plusMillis(1500L * i), Optional.of(0), Map.of(NodeState.IDLE, 2)));
    }
    assertThat(counters.get("levante_elasticity_idle_node_seconds_total").getCount()).isEqualTo(30);
    metrics.counted(ONE, census(7200, 0, NodeState.IDLE, 2));
    assertThat(counters.get("levante_elasticity_idle_node_seconds_total").getCount())
        .as("after two hours in which nobody looked")
        .isEqualTo(30);
  }

  @Test
  void decisionsCountByKindAndByWhatCameOfThem() {
    ScalingDecision release = new ScalingDecision.Release("n", "idle");
    metrics.decided(ONE, release, List.of());
    metrics.decided(ONE, ScalingDecision.Hold.because("nothing to do"), List.of());
    metrics.closed(
        ONE,
        new OpenDecision(1, NOON, release, List.of()),
        new Outcome(Outcome.Result.FAILED, NOON, "refused"));
    assertThat(counters)
        .extractingByKeys(
            "levante_elasticity_decisions_total[kind=hold, result=done]",
            "levante_elasticity_decisions_total[kind=release, result=failed]")
        .extracting(Counted::getCount)
        .containsExactly(1L, 1L);
  }

  @Test
  void timesAreKept() {
    metrics.decided(ONE, new ScalingDecision.Release("n", "idle"), List.of(Duration.ofSeconds(2)));
    metrics.ready(ONE, Duration.ofSeconds(93));
    assertThat(timers)
        .containsEntry("levante_elasticity_pending_to_decision", List.of(Duration.ofSeconds(2)))
        .containsEntry("levante_elasticity_order_to_ready", List.of(Duration.ofSeconds(93)));
  }
}
