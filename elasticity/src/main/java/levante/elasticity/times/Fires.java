package levante.elasticity.times;

import java.time.Instant;
import java.util.Optional;

/** The instants that a cron expression means in a time zone. */
@FunctionalInterface
public interface Fires {
  /** The first one after that instant; empty when there is none. */
  Optional<Instant> next(Instant after);
}
