package levante.web.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Resources;
import levante.kernel.Quantity;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Region;
import levante.provisioner.cluster.WorkerPool;
import levante.provisioner.desired.DesiredPool;
import org.junit.jupiter.api.Test;

class RealPoolsTest {
  private static final MachineSize SMALL =
      new MachineSize(
          "m1.small",
          2,
          Quantity.parse("4Gi"),
          Quantity.parse("20Gi"),
          1,
          new BigDecimal("0.05"),
          MachineSize.Pricing.LISTED);

  private static final WorkerPool WORKERS =
      new WorkerPool(
          "worker",
          new DesiredPool.Scale(0, 5, 1),
          SMALL,
          new Region("RegionOne"),
          List.of(),
          Optional.empty());

  /** Slurm keeps nothing of the 3.8 to 3.9 GiB, and counts neither disk nor slots. */
  @Test
  void aWorkerOfSlurmIsNotThoughtToOfferMoreThanItWill() {
    Resources thought = NodePools.ofSlurm(WORKERS).shape().allocatable();
    assertThat(Quantity.parse("3800Mi").covers(thought.get(Resources.MEMORY))).isTrue();
    assertThat(thought.get(Resources.MEMORY).covers(Quantity.parse("3700Mi"))).isTrue();
    assertThat(thought.get(Resources.CPU)).isEqualTo(Quantity.of(2));
    assertThat(thought.get(Resources.EPHEMERAL_STORAGE)).isEqualTo(Quantity.ZERO);
    assertThat(thought.get(Resources.GPU)).isEqualTo(Quantity.ZERO);
  }

  /** A machine of 4 GiB shows 3.8 to 3.9 of them, of which kubelet keeps 100 MiB. */
  @Test
  void aRealMachineIsNotThoughtToOfferMoreThanItWill() {
    NodePool pool = NodePools.ofReal(WORKERS);
    Resources thought = pool.shape().allocatable();
    assertThat(Quantity.parse("3700Mi").covers(thought.get(Resources.MEMORY))).isTrue();
    assertThat(thought.get(Resources.MEMORY).covers(Quantity.parse("3500Mi"))).isTrue();
    assertThat(thought.get(Resources.CPU)).isEqualTo(Quantity.of(2));
    assertThat(thought.get(Resources.GPU))
        .as("without the vendor's plug-in no node offers one")
        .isEqualTo(Quantity.ZERO);
    assertThat(pool.shape().labels()).containsEntry("kubernetes.io/os", "linux");
  }
}
