package levante.cli.client.terms;

import java.time.Instant;
import java.util.Optional;

/** On what terms an infrastructure is kept. */
public record TermsView(String activity, Optional<Lock> lock, Optional<Lifetime> lifetime) {
  /** Who locked it. */
  public record Lock(String by, Instant at, String reason) {}

  /** Until when it shall be, and when it was warned of that. */
  public record Lifetime(Instant end, Optional<Instant> warnedAt) {}
}
