package levante.oscar.adapter.sandbox;

import java.time.Duration;

/**
 * Bounds of the sandbox's object storage.
 *
 * @param port to listen on at 127.0.0.1; 0 takes a free one at the first start and keeps it
 * @param mostThreads that serve requests
 * @param mostQueuedEvents kept in memory; more are lost
 * @param mostEventAttempts to post one event before it is lost
 * @param eventTimeout of one post
 */
public record SandboxStorageConfig(
    int port, int mostThreads, int mostQueuedEvents, int mostEventAttempts, Duration eventTimeout) {
  /** A free port, 16 threads, 10,000 events in memory, 5 attempts of 10 s each. */
  public static final SandboxStorageConfig DEFAULTS =
      new SandboxStorageConfig(0, 16, 10_000, 5, Duration.ofSeconds(10));

  public SandboxStorageConfig {
    if (port < 0 || port > 65_535 || mostThreads < 4) {
      throw new IllegalStateException("port %d, %d threads".formatted(port, mostThreads));
    }
    if (mostQueuedEvents < 1 || mostEventAttempts < 1 || eventTimeout.isNegative()) {
      throw new IllegalStateException(
          "%d events, %d attempts of %s"
              .formatted(mostQueuedEvents, mostEventAttempts, eventTimeout));
    }
  }

  /** The same on another port. */
  public SandboxStorageConfig onPort(int other) {
    return new SandboxStorageConfig(
        other, mostThreads, mostQueuedEvents, mostEventAttempts, eventTimeout);
  }
}
