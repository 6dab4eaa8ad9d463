package levante.web.meter;

import java.time.Duration;
import java.util.Locale;
import levante.oscar.call.CallListener;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;

/** Calls of all services together that run in pods kept ready, as metrics. */
public final class CallMetrics implements CallListener {
  private static final Metadata CALLS =
      Metadata.builder()
          .withName("levante_calls")
          .withDescription(
              "calls in pods that are kept ready, from when they were taken to the end")
          .withUnit(MetricUnits.NANOSECONDS)
          .build();

  private final MetricRegistry registry;

  /** Puts them into that registry. */
  public CallMetrics(MetricRegistry registry) {
    this.registry = registry;
    for (Outcome outcome : Outcome.values()) {
      registry.timer(CALLS, tag(outcome));
    }
  }

  private static Tag tag(Outcome outcome) {
    return new Tag("outcome", outcome.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void ended(Outcome outcome, Duration took) {
    registry.timer(CALLS, tag(outcome)).update(took);
  }
}
