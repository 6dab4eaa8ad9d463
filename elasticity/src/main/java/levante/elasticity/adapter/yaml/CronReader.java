package levante.elasticity.adapter.yaml;

import java.time.ZoneId;
import levante.elasticity.times.Fires;

/** Reads cron expressions. */
@FunctionalInterface
public interface CronReader {
  /**
   * One, as clocks of that zone show it. Throws IllegalArgumentException that says what is wrong.
   */
  Fires read(String cron, ZoneId zone);
}
