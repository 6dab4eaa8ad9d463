package levante.provisioner.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import levante.provisioner.adapter.sandbox.Faults.Effect;
import levante.provisioner.adapter.sandbox.Faults.Fault;
import levante.provisioner.adapter.sandbox.Faults.Operation;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.InfrastructureId;
import org.junit.jupiter.api.Test;

class RandomFaultsTest {
  private static final int CALLS = 3000;

  @Test
  void aPartOfTheCallsGoesWrongInEachWay() {
    RandomFaults faults = new RandomFaults(0.3, 1);
    List<Fault> all =
        IntStream.range(0, CALLS).mapToObj(one -> faults.next(Operation.LAUNCH)).toList();
    assertThat(count(all, Effect.NONE)).isBetween(240L, 360L);
    assertThat(count(all, Effect.DONE_BUT_UNANSWERED)).isBetween(240L, 360L);
    assertThat(all.stream().filter(one -> one.delay().compareTo(Duration.ZERO) > 0).count())
        .isBetween(240L, 360L);
  }

  private static long count(List<Fault> all, Effect effect) {
    return all.stream().filter(one -> one.effect() == effect).count();
  }

  @Test
  void aRegionIsFullAtTimes() {
    RandomFaults faults = new RandomFaults(0.2, 1);
    Region cloud = new Region("cloud");
    assertThat(IntStream.range(0, CALLS).filter(one -> faults.isFull(cloud)).count())
        .isBetween(240L, 360L);
  }

  @Test
  void aMachineThatNeverBootsNeverDoesAfterARestartEither() {
    InfrastructureId id = InfrastructureId.random();
    List<Boolean> first = booting(new RandomFaults(0.2, 1), id);
    assertThat(first).contains(true, false);
    assertThat(booting(new RandomFaults(0.2, 2), id)).isEqualTo(first);
  }

  private static List<Boolean> booting(Faults faults, InfrastructureId id) {
    return IntStream.range(0, 300)
        .mapToObj(one -> faults.neverBoots(id.machine("worker", one)))
        .toList();
  }

  @Test
  void withoutARateAllGoesWell() {
    RandomFaults faults = new RandomFaults(0, 1);
    assertThat(faults.next(Operation.LIST)).isEqualTo(Fault.NO_FAULT);
    assertThat(booting(faults, InfrastructureId.random())).doesNotContain(true);
  }

  @Test
  void moreThanHalfOfAllIsNoCloud() {
    assertThatThrownBy(() -> new RandomFaults(0.6, 1)).hasMessageContaining("0 to 0.5");
  }
}
