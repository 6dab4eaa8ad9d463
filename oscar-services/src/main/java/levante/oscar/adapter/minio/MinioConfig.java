package levante.oscar.adapter.minio;

import java.time.Duration;

/**
 * Bounds of the calls to an object storage.
 *
 * @param connectTimeout until a connection is there
 * @param idleTimeout without a byte read or written
 * @param smallCallTimeout of a whole call that carries no object: HEAD, listing, rules
 * @param mostConnectionsKept idle connections kept per storage
 */
public record MinioConfig(
    Duration connectTimeout,
    Duration idleTimeout,
    Duration smallCallTimeout,
    int mostConnectionsKept) {
  /** 5 s to connect, 30 s of silence, 30 s for a small call, 4 idle connections. */
  public static final MinioConfig DEFAULTS =
      new MinioConfig(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(30), 4);

  public MinioConfig {
    if (!positive(connectTimeout)
        || !positive(idleTimeout)
        || !positive(smallCallTimeout)
        || mostConnectionsKept < 0) {
      throw new IllegalStateException(
          "timeouts %s, %s, %s, %d connections"
              .formatted(connectTimeout, idleTimeout, smallCallTimeout, mostConnectionsKept));
    }
  }

  private static boolean positive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }
}
