package levante.oscar.adapter.webdav;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times as HTTP writes them, in whole seconds. Source: RFC 9110, 5.6.7. */
final class HttpDates {
  private HttpDates() {}

  /** Absent when it is none. */
  static Optional<Instant> read(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
