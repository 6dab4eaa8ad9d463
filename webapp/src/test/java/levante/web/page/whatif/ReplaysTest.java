package levante.web.page.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import levante.elasticity.adapter.jdbc.JdbcWorkLedger;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.NodeShape;
import levante.elasticity.cluster.Resources;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.replay.ReplayWorld;
import levante.elasticity.work.Work;
import levante.kernel.ClusterId;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class ReplaysTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final ClusterId CLUSTER = new ClusterId("cloud-7f3a2b");
  private static final OwnerId ALICE = new OwnerId("alice");
  private static final ReplayWorld WORLD =
      new ReplayWorld(
          new NodePool(
              "worker",
              NodeShape.of(Resources.of(Quantity.of(4), Quantity.ofMebibytes(16_384))),
              0,
              5,
              new BigDecimal("0.10"),
              NodePool.Tier.CLOUD,
              "west",
              0),
          1,
          Optional.of(Duration.ofSeconds(45)),
          Duration.ofMinutes(10));

  private final JdbcWorkLedger ledger =
      new JdbcWorkLedger(database(), Duration.ofDays(30), 200_000);
  private final Replays replays = new Replays(ledger, Clock.fixed(NOON, ZoneOffset.UTC));

  private static DataSource database() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
    return database;
  }

  private static Work work(String pod, int cores, Duration ago) {
    Instant created = NOON.minus(ago);
    return new Work(
        new Work.Key("default/" + pod, created),
        Resources.of(Map.of(Resources.CPU, Quantity.of(cores))),
        0,
        Optional.empty(),
        Optional.of(created.plusSeconds(60)),
        Optional.of(created.plusSeconds(660)));
  }

  private Replay replay(Past past) {
    return replays.of(new Replays.Of(CLUSTER, WORLD, past));
  }

  @Test
  void theWorkOfThePastIsReplayedOnTheClustersOwnNodes() {
    ledger.keep(
        CLUSTER,
        List.of(
            work("a", 4, Duration.ofHours(2)),
            work("b", 4, Duration.ofHours(2)),
            work("huge", 5, Duration.ofHours(2)),
            work("yesterday", 1, Duration.ofDays(3))));
    Replay day = replay(Past.DAY);
    assertThat(day.of(PolicySettings.PACKING).waits())
        .containsExactly(Duration.ofSeconds(45), Duration.ofSeconds(45));
    assertThat(day.notes())
        .containsExactly("left out because no node of the pool holds them: 1 pods");
    assertThat(replay(Past.WEEK).of(PolicySettings.PACKING).jobs()).isEqualTo(3);
    assertThat(replay(Past.DAY)).as("what was read some minutes ago").isSameAs(day);
  }

  @Test
  void withoutARecordThereIsNothingToReplay() {
    Work waited =
        new Work(
            new Work.Key("default/waits", NOON.minusSeconds(60)),
            Resources.NONE,
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(replay(Past.WEEK).isEmpty()).isTrue();
    ledger.keep(CLUSTER, List.of(waited));
    assertThat(replay(Past.DAY).isEmpty()).isTrue();
    assertThat(replay(Past.DAY).notes())
        .containsExactly("left out because they were never seen with a node: 1 pods");
  }

  @Test
  void aUserHasOneAtATimeAndTheServerTwo() {
    OwnerId bob = new OwnerId("bob");
    String first =
        replays.alone(
            ALICE,
            () -> {
              assertThatThrownBy(() -> replays.alone(ALICE, () -> "again"))
                  .isInstanceOf(LevanteException.class)
                  .hasMessageContaining("still being computed");
              return replays.alone(
                  bob,
                  () -> {
                    assertThatThrownBy(() -> replays.alone(new OwnerId("carol"), () -> "third"))
                        .isInstanceOf(LevanteException.class)
                        .hasMessageContaining("try again");
                    return "both";
                  });
            });
    assertThat(first).isEqualTo("both");
    assertThat(replays.alone(ALICE, () -> "later")).isEqualTo("later");
  }

  @Test
  void whatFailsLeavesRoomForTheNext() {
    assertThatThrownBy(
            () ->
                replays.alone(
                    ALICE,
                    () -> {
                      throw new IllegalStateException("it broke");
                    }))
        .hasMessage("it broke");
    assertThat(replays.alone(ALICE, () -> "later")).isEqualTo("later");
  }
}
