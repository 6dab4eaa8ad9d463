package levante.oscar.adapter.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import levante.kernel.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts events off the writer's thread. What is not taken after some attempts is lost, as a MinIO
 * without a queue loses it: whoever needs all has to list the bucket as well.
 */
final class EventPoster implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EventPoster.class);
  private static final Backoff BETWEEN_ATTEMPTS =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));
  private static final int THREADS = 2;
  private static final long IDLE_SECONDS = 10;

  private final SandboxStorageConfig config;
  private final ScheduledThreadPoolExecutor threads;
  private final AtomicInteger waiting = new AtomicInteger();

  EventPoster(SandboxStorageConfig config) {
    this.config = config;
    this.threads =
        new ScheduledThreadPoolExecutor(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "levante-store-events");
              thread.setDaemon(true);
              return thread;
            });
    threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    threads.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    threads.allowCoreThreadTimeOut(true);
  }

  void post(WebhookTarget target, byte[] body) {
    if (waiting.incrementAndGet() > config.mostQueuedEvents()) {
      waiting.decrementAndGet();
      log.atWarn().addKeyValue("target", target.uri()).log("event lost: too many wait");
      return;
    }
    threads.execute(() -> attempt(target, body, 1));
  }

  private void attempt(WebhookTarget target, byte[] body, int number) {
    String failure = tryOnce(target, body);
    if (failure.isEmpty()) {
      waiting.decrementAndGet();
    } else if (number >= config.mostEventAttempts() || threads.isShutdown()) {
      waiting.decrementAndGet();
      log.atWarn()
          .addKeyValue("target", target.uri())
          .addKeyValue("attempts", number)
          .addKeyValue("failure", failure)
          .log("event lost");
    } else {
      var unused =
          threads.schedule(
              () -> attempt(target, body, number + 1),
              BETWEEN_ATTEMPTS.after(number).toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  /** Empty when the event was taken. */
  private String tryOnce(WebhookTarget target, byte[] body) {
    try {
      HttpURLConnection connection = (HttpURLConnection) target.uri().toURL().openConnection();
      try {
        connection.setRequestMethod("POST");
        connection.setConnectTimeout((int) config.eventTimeout().toMillis());
        connection.setReadTimeout((int) config.eventTimeout().toMillis());
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Authorization", "Bearer " + target.token().reveal());
        connection.setFixedLengthStreamingMode(body.length);
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
          out.write(body);
        }
        int status = connection.getResponseCode();
        return status / 100 == 2 ? "" : "answered " + status;
      } finally {
        connection.disconnect();
      }
    } catch (IOException | RuntimeException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
