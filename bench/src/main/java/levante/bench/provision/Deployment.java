package levante.bench.provision;

import java.time.Duration;
import levante.bench.server.ImWire;
import levante.bench.server.Pause;
import levante.bench.server.Server;

/**
 * What it took from the request to the moment at which all machines are configured.
 *
 * @param clock by the client's clock
 * @param processor of the server, in steps of 10 ms
 */
record Deployment(int machines, Duration clock, Duration processor) {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final Duration LIMIT = Duration.ofMinutes(15);

  /** Deploys on a server that does nothing else, and takes all down again. */
  static Deployment on(Server server, int machines) {
    ImWire wire = server.wire();
    Duration before = server.processorTime();
    long start = System.nanoTime();
    String infrastructure = wire.create(machines);
    while (!wire.isConfigured(infrastructure, machines)) {
      inTime(start);
      Pause.of(BETWEEN_LOOKS);
    }
    Deployment taken =
        new Deployment(
            machines,
            Duration.ofNanos(System.nanoTime() - start),
            server.processorTime().minus(before));
    wire.delete(infrastructure);
    while (!wire.isGone(infrastructure)) {
      inTime(start);
      Pause.of(BETWEEN_LOOKS);
    }
    return taken;
  }

  /** The cheaper one: others work on the machine too, which never makes anything cheaper. */
  Deployment orCheaper(Deployment other) {
    return new Deployment(
        machines,
        clock.compareTo(other.clock) <= 0 ? clock : other.clock,
        processor.compareTo(other.processor) <= 0 ? processor : other.processor);
  }

  private static void inTime(long start) {
    if (System.nanoTime() - start > LIMIT.toNanos()) {
      throw new IllegalStateException("not done within " + LIMIT);
    }
  }
}
