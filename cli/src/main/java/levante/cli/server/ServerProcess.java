package levante.cli.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import levante.cli.failure.CliFailure;
import levante.cli.server.log.StartLog;

/**
 * A running server. It ends with this object's {@link #close}, also when this process is asked to
 * end by a signal; it outlives a launcher that is killed.
 */
public final class ServerProcess implements AutoCloseable {
  /** Measured: 6 s on 2 idle cores; the bound is for machines far slower. */
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
  private static final long MOST_LOG_BYTES = 10L << 20;

  private final Process process;
  private final Launch launch;
  private final ServerSettings settings;
  private final Clock clock;
  private final Thread onSignal = new Thread(this::end, "stop-server");

  private ServerProcess(Process process, Launch launch, Clock clock) {
    this.process = process;
    this.launch = launch;
    this.settings = launch.settings();
    this.clock = clock;
    Runtime.getRuntime().addShutdownHook(onSignal);
  }

  /**
   * What a server is started from.
   *
   * @param lock taken on the data; closed with the server, and when the start fails
   */
  record Launch(
      Home home, RuntimeImage image, ServerSettings settings, DataLock lock, Reach reach) {}

  /** Starts one and waits until it answers. */
  static ServerProcess start(Launch launch, Clock clock) {
    ServerSettings settings = launch.settings();
    try {
      Ports.checkFree(settings.address(), settings.port());
      new InstanceRoot(settings.instance())
          .prepare(launch.image(), launch.home().preboot(), settings.address());
      Folders.make(settings.log().getParent(), "rwx------");
      rotate(settings.log());
      StartLog log = StartLog.of(settings.log());
      Process process =
          new ProcessBuilder(
                  new ServerCommand(launch.home().war(), launch.image(), settings).arguments())
              .directory(settings.data().toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()))
              .start();
      launch.lock().servedBy(process.pid());
      ServerProcess server = new ServerProcess(process, launch, clock);
      server.awaitAnswer(log);
      return server;
    } catch (IOException e) {
      throw new CliFailure("cannot start the server: " + e.getMessage(), e);
    }
  }

  /** Where it answers, and its files. */
  public ServerSettings settings() {
    return settings;
  }

  /** Waits for its end, however long, and tells its exit code. */
  public int waitFor() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CliFailure("interrupted");
    }
  }

  /** Stops it as a signal would, and gives the data folder free. */
  @Override
  public void close() {
    end();
    settings.jobsRoot().ifPresent(launch.reach()::tidy);
    launch.lock().close();
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException alreadyShuttingDown) {
      return;
    }
  }

  private void end() {
    process.destroy();
    if (!Children.waitFor(process, STOP_LIMIT)) {
      process.destroyForcibly();
    }
  }

  private void awaitAnswer(StartLog log) {
    Instant limit = clock.instant().plus(START_LIMIT);
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_LIMIT)
            .build();
    URI health = settings.base().resolve("/health/ready");
    HttpRequest request = HttpRequest.newBuilder(health).timeout(ANSWER_LIMIT).build();
    while (!answers(http, request)) {
      Optional<String> why = log.whyItGaveUp();
      if (why.isPresent()) {
        close();
        throw new CliFailure(
            "the server did not start: %s (all of it: %s)".formatted(why.get(), settings.log()));
      }
      if (!process.isAlive() || clock.instant().isAfter(limit)) {
        close();
        throw new CliFailure(
            "the server did not start; the end of %s:%n%s"
                .formatted(settings.log(), Children.tail(settings.log())));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL.toMillis()));
    }
  }

  private static boolean answers(HttpClient http, HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CliFailure("interrupted");
    }
  }

  private static void rotate(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > MOST_LOG_BYTES) {
      Files.move(log, log.resolveSibling("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
