package levante.tosca.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The timestamps of YAML 1.1, which TOSCA takes over: a date alone is its midnight, and what tells
 * no zone is in UTC.
 */
final class Timestamps {
  private static final Pattern FORM =
      Pattern.compile(
          "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
              + "(?:(?:[Tt]|[ \\t]+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]*))?"
              + "(?:[ \\t]*(Z|([-+])([0-9]{1,2})(?::?([0-9]{2}))?))?)?");
  private static final int LONGEST = 100;

  private Timestamps() {}

  static Optional<Instant> read(String text) {
    Matcher parts = FORM.matcher(text);
    if (text.length() > LONGEST || !parts.matches()) {
      return Optional.empty();
    }
    try {
      String nanos = (text(parts, 7) + "000000000").substring(0, 9);
      LocalDateTime local =
          LocalDateTime.of(number(parts, 1), number(parts, 2), number(parts, 3), 0, 0)
              .withHour(number(parts, 4))
              .withMinute(number(parts, 5))
              .withSecond(number(parts, 6))
              .withNano(Integer.parseInt(nanos));
      int minutes = 60 * number(parts, 10) + number(parts, 11);
      boolean isWest = text(parts, 9).equals("-");
      return Optional.of(
          local.toInstant(ZoneOffset.ofTotalSeconds(60 * (isWest ? -minutes : minutes))));
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  private static String text(Matcher parts, int group) {
    return parts.group(group) == null ? "" : parts.group(group);
  }

  private static int number(Matcher parts, int group) {
    String text = text(parts, group);
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }
}
