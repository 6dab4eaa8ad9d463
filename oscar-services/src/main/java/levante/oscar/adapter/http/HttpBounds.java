package levante.oscar.adapter.http;

import java.time.Duration;

/**
 * Bounds in time of calls.
 *
 * @param connect until a connection is there
 * @param idle without a byte read or written
 * @param small of a whole call that carries no file and asks for little
 * @param slow of a whole call that may keep a server busy: of a long listing, or of moving a file
 */
public record HttpBounds(Duration connect, Duration idle, Duration small, Duration slow) {
  /** 5 s to connect, 30 s of silence, 30 s for a small call, 2 min for a slow one. */
  public static final HttpBounds DEFAULTS =
      new HttpBounds(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2));

  public HttpBounds {
    for (Duration one : new Duration[] {connect, idle, small, slow}) {
      if (one.isNegative() || one.isZero()) {
        throw new IllegalStateException("a bound of " + one);
      }
    }
  }
}
