package levante.elasticity.adapter.quartz;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import levante.elasticity.times.Fires;
import org.quartz.CronExpression;

/** A cron expression of Quartz: seconds, minutes, hours, day of month, month, day of week, year. */
public final class QuartzFires implements Fires {
  private final CronExpression expression;

  private QuartzFires(CronExpression expression) {
    this.expression = expression;
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when Quartz does not take it, with Quartz's own words
   */
  public static Fires of(String cron, ZoneId zone) {
    try {
      CronExpression expression = new CronExpression(cron);
      expression.setTimeZone(TimeZone.getTimeZone(zone));
      return new QuartzFires(expression);
    } catch (ParseException | UnsupportedOperationException refused) {
      throw new IllegalArgumentException(refused.getMessage(), refused);
    }
  }

  @Override
  public Optional<Instant> next(Instant after) {
    return Optional.ofNullable(expression.getNextValidTimeAfter(Date.from(after)))
        .map(Date::toInstant);
  }
}
