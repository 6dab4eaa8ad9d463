package levante.elasticity.hook;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A record with what is to be heard of it, which may be nothing.
 *
 * @param id rises from record to record
 */
public record HookRow(long id, Instant at, List<HookEvent> events) {
  public HookRow {
    Objects.requireNonNull(at, "at");
    events = List.copyOf(events);
  }
}
