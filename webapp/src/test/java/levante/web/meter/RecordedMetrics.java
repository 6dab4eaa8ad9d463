package levante.web.meter;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** A registry of metrics that keeps what it was told, by names such as {@code calls[kind=hold]}. */
final class RecordedMetrics {
  private final Map<String, Counted> counters = new TreeMap<>();
  private final Map<String, List<Duration>> timers = new TreeMap<>();
  private final Map<String, Runnable> gauges = new TreeMap<>();
  private final Map<String, Number> read = new TreeMap<>();

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

  /** What is measured is put into this. */
  MetricRegistry registry() {
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

  /** What a gauge says now. */
  Number gauged(String name) {
    gauges.get(name).run();
    return read.get(name);
  }

  /** The names of the gauges. */
  Set<String> gauges() {
    return gauges.keySet();
  }

  /** How far a counter is. */
  long counted(String name) {
    return counters.get(name).getCount();
  }

  /** The times that each timer was told. */
  Map<String, List<Duration>> timers() {
    return Collections.unmodifiableMap(timers);
  }
}
