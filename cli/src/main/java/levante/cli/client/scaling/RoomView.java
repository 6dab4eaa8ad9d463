package levante.cli.client.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A request for room: {@code GET /api/v1/clusters/{cluster}/room/{name}}. */
public record RoomView(
    String id,
    String by,
    String cpu,
    String memory,
    String gpu,
    int count,
    Duration within,
    Duration held,
    Instant asked,
    String state,
    Instant since,
    int there,
    Optional<Instant> until) {
  /** Whether it is waited for. */
  public boolean waits() {
    return state.equals("waiting");
  }

  /** Whether its room is there, and held. */
  public boolean isServed() {
    return state.equals("served");
  }
}
