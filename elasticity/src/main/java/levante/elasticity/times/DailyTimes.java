package levante.elasticity.times;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Opens on some days of the week from one time of day until another, of the next day when that is
 * not later. A time that clocks skip is as much later; of one that they show twice the first is
 * meant.
 *
 * @param days on which it opens, Monday first
 */
public record DailyTimes(List<DayOfWeek> days, LocalTime from, LocalTime until, ZoneId zone)
    implements Times {
  private static final int WEEK = 7;

  public DailyTimes {
    days = days.stream().distinct().sorted().toList();
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(zone, "zone");
    if (days.isEmpty()) {
      throw new IllegalStateException("a window opens on some day");
    }
  }

  @Override
  public Optional<Stretch> around(Instant now) {
    return near(now, 2, 0).filter(one -> one.holds(now)).findFirst();
  }

  @Override
  public Optional<Instant> nextAfter(Instant then) {
    return near(then, 1, WEEK + 1).map(Stretch::from).filter(one -> one.isAfter(then)).findFirst();
  }

  private Stream<Stretch> near(Instant instant, int before, int after) {
    LocalDate day = instant.atZone(zone).toLocalDate();
    return LongStream.rangeClosed(-before, after)
        .mapToObj(day::plusDays)
        .filter(one -> days.contains(one.getDayOfWeek()))
        .flatMap(one -> on(one).stream());
  }

  // Of a night in which clocks skip all of it, nothing is left.
  private Optional<Stretch> on(LocalDate day) {
    Instant begin = day.atTime(from).atZone(zone).toInstant();
    LocalDate last = until.isAfter(from) ? day : day.plusDays(1);
    Instant end = last.atTime(until).atZone(zone).toInstant();
    return begin.isBefore(end) ? Optional.of(new Stretch(begin, end)) : Optional.empty();
  }
}
