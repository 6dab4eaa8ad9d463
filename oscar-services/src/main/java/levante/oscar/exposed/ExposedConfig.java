package levante.oscar.exposed;

import java.time.Duration;

/**
 * Bounds of what is passed on to exposed services.
 *
 * @param mostAtOnce requests under way, half of them to services of one owner
 * @param longest a request may take, from its first byte to the answer's last
 * @param everywhere how often every cluster is looked at, also where no service is exposed
 */
public record ExposedConfig(int mostAtOnce, Duration longest, Duration everywhere) {
  /** 24 requests, 15 minutes, each minute. */
  public static final ExposedConfig DEFAULTS =
      new ExposedConfig(24, Duration.ofMinutes(15), Duration.ofMinutes(1));

  public ExposedConfig {
    if (mostAtOnce < 1 || longest.toSeconds() < 1) {
      throw new IllegalStateException("%d at once, %s each".formatted(mostAtOnce, longest));
    }
  }
}
