package levante.elasticity.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Resources;
import levante.elasticity.constraint.Gang;
import levante.elasticity.simulate.NodeSpec;
import levante.elasticity.simulate.VirtualJob;
import levante.kernel.Quantity;
import org.junit.jupiter.api.Test;

class FittingTest {
  private static final NodeSpec NODE =
      NodeSpec.of(Quantity.of(4), Quantity.ofMebibytes(16_384), 9, new BigDecimal("0.10"));

  private static VirtualJob job(String name, int cores, Optional<Gang> gang) {
    return new VirtualJob(
        name,
        Duration.ZERO,
        Duration.ofSeconds(60),
        PodSpec.ofJob(Resources.of(Quantity.of(cores), Quantity.of(1)), 0, gang),
        0);
  }

  @Test
  void whatNoNodeHoldsIsLeftOutWithItsGangAndTold() {
    Optional<Gang> gang = Optional.of(new Gang("mpi", 2));
    Trace fitting =
        new Trace(
                List.of(
                    job("small", 4, Optional.empty()),
                    job("large", 5, Optional.empty()),
                    job("one", 1, gang),
                    job("other", 8, gang)),
                List.of("so it is"))
            .fitting(NODE);
    assertThat(fitting.jobs()).extracting(VirtualJob::name).containsExactly("small");
    assertThat(fitting.notes())
        .containsExactly("so it is", "left out because no node of the pool holds them: 3 pods");
  }

  @Test
  void whereAllFitNothingIsTold() {
    Trace all = new Trace(List.of(job("small", 4, Optional.empty())), List.of());
    assertThat(all.fitting(NODE)).isEqualTo(all);
  }
}
