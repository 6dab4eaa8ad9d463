package levante.elasticity.replay;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.pool;
import static levante.elasticity.Seen.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.simulate.WhatIf;
import levante.kernel.ClusterId;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import org.junit.jupiter.api.Test;

class ReplayWorldTest {
  private static ReplayWorld world(List<Duration> boots, NodePool... pools) {
    return ReplayWorld.of(
        new ElasticCluster(
            new ClusterId("cloud-7f3a2b"),
            new OwnerId("alice"),
            List.of(pools),
            ScalingSettings.DEFAULTS.withIdleTime(Duration.ofSeconds(77))),
        boots);
  }

  @Test
  void ofSeveralPoolsTheOneWithTheMostCoresIsTaken() {
    ReplayWorld world =
        world(
            List.of(),
            pool("large", shape("16", "64Gi", 110), 0, 2, "0.50"),
            pool("many", FOUR_CPUS, 0, 10, "0.10"),
            pool("never", shape("99", "64Gi", 110), 0, 0, "0.50"));
    assertThat(world.pool().name()).isEqualTo("many");
    assertThat(world.pools()).isEqualTo(3);
    assertThat(world.node().most()).isEqualTo(10);
    assertThat(world.node().eurPerHour()).isEqualByComparingTo("0.10");
  }

  @Test
  void aBootTakesAsLongAsTheLastOnesDidInTheMedian() {
    NodePool pool = pool("cloud", FOUR_CPUS, 0, 9, "0.10");
    List<Duration> boots =
        List.of(Duration.ofSeconds(900), Duration.ofSeconds(40), Duration.ofSeconds(50));
    assertThat(world(boots, pool).boot()).contains(Duration.ofSeconds(50));
    WhatIf simulated = world(boots, pool).simulated(Duration.ofDays(1));
    assertThat(simulated.conditions().boot()).isEqualTo(Duration.ofSeconds(50));
    assertThat(simulated.idleTime()).isEqualTo(Duration.ofSeconds(77));
    assertThat(simulated.scanPeriod()).isEqualTo(WhatIf.SCAN_PERIOD);
    assertThat(world(List.of(), pool).simulated(Duration.ofDays(7)).conditions().boot())
        .isEqualTo(ReplayWorld.COMMON_BOOT);
  }

  @Test
  void aClusterWithoutAPoolSaysSo() {
    assertThatThrownBy(() -> world(List.of()))
        .isInstanceOf(LevanteException.class)
        .hasMessageContaining("no pool");
  }
}
