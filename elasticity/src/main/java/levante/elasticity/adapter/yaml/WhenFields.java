package levante.elasticity.adapter.yaml;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.elasticity.times.CronTimes;
import levante.elasticity.times.DailyTimes;
import levante.elasticity.times.Times;

/** When a window is open: days with times of day, or a cron expression and how long it lasts. */
final class WhenFields {
  private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3]):([0-5][0-9])");
  private static final Pattern DAYS =
      Pattern.compile("(?i)(mon|tue|wed|thu|fri|sat|sun)(?:-(mon|tue|wed|thu|fri|sat|sun))?");
  private static final List<String> NAMES =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final String ALL_DAYS = "mon-sun";
  private static final Duration LONGEST = Duration.ofDays(7);

  private final YamlFields in;
  private final CronReader crons;
  private final ZoneId zone;

  /** Of that entry. */
  WhenFields(YamlFields in, CronReader crons) {
    this.in = in;
    this.crons = crons;
    this.zone = in.text("zone").flatMap(this::zone).orElse(ZoneOffset.UTC);
  }

  /** Whose clocks are meant; UTC when it does not say. */
  ZoneId zone() {
    return zone;
  }

  /** When it is open; empty when that is wrong, which is reported. */
  Optional<Times> times() {
    Optional<String> cron = in.text("cron");
    Optional<Duration> lasts = in.duration("lasts");
    Optional<String> days = in.text("days");
    Optional<LocalTime> from = in.text("from").flatMap(text -> time("from", text));
    Optional<LocalTime> until = in.text("until").flatMap(text -> time("until", text));
    boolean daily = days.isPresent() || in.names().contains("from") || in.names().contains("until");
    if (cron.isPresent() == daily) {
      in.wrong(
          "cron", "a window has either 'from' and 'until' (and 'days'), or 'cron' and 'lasts'");
      return Optional.empty();
    }
    return cron.isPresent()
        ? cron(cron.get(), lasts)
        : daily(days(days.orElse(ALL_DAYS)), from, until);
  }

  private Optional<Times> cron(String cron, Optional<Duration> lasts) {
    if (lasts.filter(one -> !one.isZero() && one.compareTo(LONGEST) <= 0).isEmpty()) {
      in.wrong("lasts", "how long the window is open: up to 168h, such as 13h");
      return Optional.empty();
    }
    try {
      return Optional.of(new CronTimes(crons.read(cron, zone), lasts.get()));
    } catch (IllegalArgumentException refused) {
      in.wrong("cron", "Quartz does not take it: " + refused.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Times> daily(
      List<DayOfWeek> days, Optional<LocalTime> from, Optional<LocalTime> until) {
    for (String edge : List.of("from", "until")) {
      if (!in.names().contains(edge)) {
        in.wrong(edge, "'%s' is missing: a time of day, such as \"08:00\"".formatted(edge));
      }
    }
    return days.isEmpty()
        ? Optional.empty()
        : from.flatMap(begin -> until.map(end -> new DailyTimes(days, begin, end, zone)));
  }

  private List<DayOfWeek> days(String text) {
    List<DayOfWeek> days = new ArrayList<>();
    for (String part : Arrays.stream(text.split(",")).map(String::strip).toList()) {
      Matcher matcher = DAYS.matcher(part);
      if (!matcher.matches()) {
        in.wrong("days", "days are written mon-fri, or sat,sun");
        return List.of();
      }
      int first = day(matcher.group(1));
      int last = matcher.group(2) == null ? first : day(matcher.group(2));
      int length = Math.floorMod(last - first, NAMES.size());
      for (int i = 0; i <= length; i++) {
        days.add(DayOfWeek.MONDAY.plus(first + i));
      }
    }
    return days;
  }

  private static int day(String name) {
    return NAMES.indexOf(name.toLowerCase(Locale.ROOT));
  }

  private Optional<LocalTime> time(String name, String text) {
    Matcher matcher = TIME.matcher(text);
    if (text.equals("24:00")) {
      return Optional.of(LocalTime.MIDNIGHT);
    }
    if (!matcher.matches()) {
      in.wrong(name, "a time of day is expected here, such as \"08:00\"");
      return Optional.empty();
    }
    return Optional.of(
        LocalTime.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
  }

  private Optional<ZoneId> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (ZoneRulesException unknown) {
      in.wrong("zone", "no time zone is called so; they are called like Europe/Madrid");
    } catch (DateTimeException wrong) {
      in.wrong("zone", "a time zone is expected here, such as Europe/Madrid");
    }
    return Optional.empty();
  }
}
