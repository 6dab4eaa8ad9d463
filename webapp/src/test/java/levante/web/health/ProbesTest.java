package levante.web.health;

import static levante.web.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.elasticity.state.Census;
import levante.kernel.ClusterId;
import levante.web.SettableClock;
import levante.web.health.Part.Kind;
import levante.web.health.Part.State;
import levante.web.loop.Loop;
import levante.web.loop.LoopWatch;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbesTest {
  private static final ClusterId EDGE = new ClusterId("edge-7f3a2b");
  private static final long GIB = 1L << 30;

  private final SettableClock clock = new SettableClock();

  @Test
  void aDiskIsNotWellWhenLittleOfItIsFree(@TempDir Path folder) {
    assertThat(DiskProbe.part("/", 4 * GIB, 100 * GIB).state()).isEqualTo(State.BAD);
    assertThat(DiskProbe.part("/", 6 * GIB, 100 * GIB))
        .isEqualTo(Part.good(Kind.DISK, "/", "6.0 GiB of 100.0 GiB are free"));
    assertThat(new DiskProbe(folder).look()).hasSize(1);
    assertThatThrownBy(() -> new DiskProbe(folder.resolve("gone")).look())
        .hasMessageContaining("gone");
  }

  @Test
  void aClusterIsWellWhileTheScalingLoopSeesIt() {
    ClusterSight sight = new ClusterSight();
    sight.counted(EDGE, new Census(NOON, Optional.of(3), Map.of()));
    assertThat(sight.look())
        .containsExactly(Part.good(Kind.CLUSTER, "edge-7f3a2b", "is seen; pods that wait: 3"));
    sight.counted(EDGE, new Census(NOON, Optional.empty(), Map.of()));
    assertThat(sight.look().get(0).state()).isEqualTo(State.BAD);
    sight.left(EDGE);
    assertThat(sight.look()).isEmpty();
  }

  @Test
  void aLoopIsNotWellWhenItFailsOrLooksNoMore() {
    LoopWatch watch = new LoopWatch(clock);
    Loop well = watch.watched(new Loop("well", Duration.ofMillis(500), () -> {}));
    Loop failing =
        watch.watched(
            new Loop(
                "failing",
                Duration.ofSeconds(1),
                () -> {
                  throw new IllegalStateException("as planned");
                }));
    LoopProbe probe = new LoopProbe(watch, clock);
    assertThat(probe.look()).extracting(Part::state).containsOnly(State.UNKNOWN);
    well.tick().run();
    assertThatThrownBy(() -> failing.tick().run()).hasMessage("as planned");
    clock.pass(Duration.ofSeconds(7));
    List<Part> parts = probe.look();
    assertThat(parts.get(0))
        .isEqualTo(Part.good(Kind.LOOP, "well", "looked 7 s ago, and does every 0.5 s"));
    assertThat(parts.get(1).state()).isEqualTo(State.BAD);
    assertThat(parts.get(1).says()).contains("as planned");
    clock.pass(Duration.ofMinutes(6));
    assertThat(probe.look().get(0).state()).isEqualTo(State.BAD);
  }

  private static HealthCheckResponse said(String name, HealthCheckResponse.Status status) {
    return new HealthCheckResponse(name, status, Optional.empty());
  }

  @Test
  void whatTheServersOwnChecksSayIsTold() {
    CheckProbe probe =
        new CheckProbe(
            List.of(
                () -> said("database", HealthCheckResponse.Status.DOWN),
                () -> said("server", HealthCheckResponse.Status.UP)));
    assertThat(probe.look())
        .containsExactly(
            Part.good(Kind.SERVER, "server", "answers"),
            Part.bad(Kind.DATABASE, "database", "does not answer"));
  }
}
