package levante.oscar.adapter.sandbox.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import levante.oscar.exposed.ExposedPods;
import levante.oscar.exposed.ExposedSpec;

/** One exposed service, from the wish for it on. Guarded by the lock of all. */
final class HeldServer {
  /** So soon one that ended is started again. */
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final ExposedSpec spec;
  private Optional<ServerProcess> process = Optional.empty();
  private OptionalInt user = OptionalInt.empty();
  private Instant notBefore = Instant.EPOCH;
  private String obstacle = "no node has room for it yet";

  HeldServer(ExposedSpec spec) {
    this.spec = spec;
  }

  ExposedSpec spec() {
    return spec;
  }

  /** Its place on a simulated node; no job has such a name. */
  String pod() {
    return SandboxExposedPods.PREFIX + spec.service().name();
  }

  Optional<ServerProcess> process() {
    return process;
  }

  OptionalInt user() {
    return user;
  }

  boolean mayStart(Instant now) {
    return process.isEmpty() && !now.isBefore(notBefore);
  }

  void started(ServerProcess now, OptionalInt its) {
    process = Optional.of(now);
    user = its;
    obstacle = "nothing of it listens on port %d yet".formatted(spec.exposure().port());
  }

  /** Ends what runs of it. */
  void end(String why, Instant now) {
    process.ifPresent(ServerProcess::close);
    process = Optional.empty();
    user = OptionalInt.empty();
    obstacle = why;
    notBefore = now.plus(AGAIN);
  }

  void waits(String why) {
    obstacle = why;
  }

  ExposedPods.Seen seen() {
    boolean ready = process.filter(ServerProcess::isReady).isPresent();
    return new ExposedPods.Seen(
        spec.name(),
        spec.version(),
        ready ? 1 : 0,
        ready ? Optional.empty() : Optional.of(obstacle));
  }
}
