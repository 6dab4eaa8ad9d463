package levante.web.rest.v1.nodes;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** The time that a graph shows: a day up to now unless told otherwise. */
record Span(Instant from, Instant to) {
  private static final Duration DAY = Duration.ofDays(1);

  /** From what a query says; throws INVALID_REQUEST. */
  static Span of(String from, String to, Instant now) {
    Instant end = to == null ? now : instant("to", to);
    Instant start = from == null ? end.minus(DAY) : instant("from", from);
    if (end.isBefore(start)) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "'to' %s is before 'from' %s".formatted(end, start));
    }
    return new Span(start, end);
  }

  /** So long until now; throws INVALID_REQUEST. */
  static Span last(String length, Instant now) {
    try {
      return new Span(now.minus(Duration.parse(length)), now);
    } catch (DateTimeException | ArithmeticException malformed) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "'last' %s is no time such as P7D or PT12H".formatted(length),
          malformed);
    }
  }

  private static Instant instant(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException malformed) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "'%s' is no time such as 2026-11-25T00:30:00Z: %s".formatted(name, text),
          malformed);
    }
  }
}
