package levante.provisioner.cloud;

import static levante.provisioner.cloud.MachineState.RUNNING;
import static levante.provisioner.cloud.MachineState.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.MachineSize.Pricing;
import levante.provisioner.cloud.Quota.Resource;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;
import org.junit.jupiter.api.Test;

/** What every cloud does. */
public abstract class CloudProviderContract {
  protected final InfrastructureId ours = InfrastructureId.random();
  private final InfrastructureId others = InfrastructureId.random();

  /** A cloud without machines, in which at least three fit. */
  protected abstract CloudProvider cloud();

  /** Lets so much time pass that machines boot or are gone. */
  protected abstract void letTimePass();

  /** Called by tests that count all there is: what others have left is to be gone first. */
  protected void alone() {}

  protected LaunchRequest request(InfrastructureId infrastructure, int index) {
    Region region = cloud().regions().get(0);
    MachineSize size = cloud().sizes(region).get(0);
    return new LaunchRequest(
        infrastructure.machine("worker", index), infrastructure, region, size, Addressing.PRIVATE);
  }

  protected Machine launched(LaunchRequest request) {
    for (int tries = 0; tries < 10; tries++) {
      Optional<Machine> machine =
          cloud()
              .launch(request)
              .match(
                  new LaunchResult.Cases<>(
                      launched -> Optional.of(launched.machine()),
                      full -> Optional.of(fail(full.sentence())),
                      quota -> Optional.of(fail(quota.sentence())),
                      refused -> Optional.of(fail(refused.sentence())),
                      underway -> Optional.empty()));
      if (machine.isPresent()) {
        return machine.get();
      }
      letTimePass();
    }
    return fail("still underway");
  }

  private static Machine fail(String why) {
    throw new AssertionError(why);
  }

  @Test
  void launchingTwiceUnderOneNameYieldsOneMachine() {
    Machine first = launched(request(ours, 0));
    Machine second = launched(request(ours, 0));
    assertThat(second.launchedAt()).isEqualTo(first.launchedAt());
    assertThat(cloud().list(ours)).containsExactly(second);
  }

  @Test
  void severalAreLaunchedTogetherAndTwiceIsOnce() {
    List<LaunchRequest> two = List.of(request(ours, 0), request(ours, 1));
    assertThat(cloud().launch(two)).hasSize(2).allMatch(LaunchResult::goesOn);
    assertThat(cloud().launch(two)).hasSize(2).allMatch(LaunchResult::goesOn);
    assertThat(cloud().list(ours))
        .extracting(Machine::id)
        .containsExactly(two.get(0).id(), two.get(1).id());
  }

  @Test
  void noMoreAreLaunchedAfterOneThatIsRefused() {
    launched(request(others, 0));
    // What the first of an infrastructure needs may be made before it is.
    launched(request(ours, 2));
    LaunchRequest good = request(ours, 1);
    LaunchRequest taken =
        new LaunchRequest(
            others.machine("worker", 0), ours, good.region(), good.size(), good.addressing());
    assertThat(cloud().launch(List.of(request(ours, 0), taken, good)))
        .hasSize(2)
        .last()
        .isInstanceOf(LaunchResult.Refused.class);
    assertThat(cloud().list(ours))
        .extracting(machine -> machine.id().index())
        .containsExactly(0, 2);
  }

  @Test
  void aLaunchedMachineIsListedAtOnceWithItsSizeAndRegion() {
    LaunchRequest request = request(ours, 0);
    launched(request);
    Machine listed = cloud().list(ours).get(0);
    assertThat(listed.size()).isEqualTo(request.size());
    assertThat(listed.region()).isEqualTo(request.region());
    assertThat(listed.infrastructure()).isEqualTo(ours);
  }

  @Test
  void aMachineBootsByItself() {
    launched(request(ours, 0));
    letTimePass();
    Machine machine = cloud().list(ours).get(0);
    assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
    assertThat(machine.privateAddress()).isPresent();
  }

  @Test
  void aListHoldsTheMachinesOfOneInfrastructureOnly() {
    alone();
    launched(request(ours, 0));
    launched(request(others, 0));
    assertThat(cloud().list(ours)).extracting(Machine::infrastructure).containsExactly(ours);
    assertThat(cloud().listAll())
        .extracting(Machine::infrastructure)
        .containsExactlyInAnyOrder(ours, others);
  }

  @Test
  void aListIsOrderedByName() {
    launched(request(ours, 10));
    launched(request(ours, 9));
    assertThat(cloud().list(ours))
        .extracting(machine -> machine.id().index())
        .containsExactly(9, 10);
  }

  @Test
  void aTerminatedMachineIsGoneInTheEndAndTheOthersStay() {
    launched(request(ours, 0));
    launched(request(ours, 1));
    cloud().terminate(ours.machine("worker", 0));
    letTimePass();
    assertThat(cloud().list(ours)).extracting(machine -> machine.id().index()).containsExactly(1);
  }

  @Test
  void terminatingTwiceOrWhatNeverWasIsNoError() {
    launched(request(ours, 0));
    cloud().terminate(ours.machine("worker", 0));
    cloud().terminate(ours.machine("worker", 0));
    cloud().terminate(ours.machine("worker", 7));
    letTimePass();
    assertThat(cloud().list(ours)).isEmpty();
  }

  @Test
  void severalAreGivenBackTogetherEvenIfSomeNeverWere() {
    launched(request(ours, 0));
    launched(request(ours, 1));
    launched(request(ours, 2));
    assertThat(
            cloud()
                .terminate(
                    List.of(
                        ours.machine("worker", 0),
                        ours.machine("worker", 7),
                        ours.machine("worker", 2))))
        .isEmpty();
    letTimePass();
    assertThat(cloud().list(ours)).extracting(machine -> machine.id().index()).containsExactly(1);
  }

  @Test
  void severalThatArePartlyThereAreAnsweredInOrder() {
    Machine there = launched(request(ours, 1));
    List<LaunchRequest> three = List.of(request(ours, 0), request(ours, 1), request(ours, 2));
    assertThat(cloud().launch(three)).hasSize(3).allMatch(LaunchResult::goesOn);
    assertThat(cloud().list(ours))
        .hasSize(3)
        .element(1)
        .extracting(Machine::launchedAt)
        .isEqualTo(there.launchedAt());
  }

  @Test
  void aMachineOfAnotherInfrastructureIsNeverGivenAway() {
    LaunchRequest theirs = request(others, 0);
    launched(theirs);
    LaunchRequest grab =
        new LaunchRequest(theirs.id(), ours, theirs.region(), theirs.size(), Addressing.PRIVATE);
    String answer =
        cloud()
            .launch(grab)
            .match(
                new LaunchResult.Cases<>(
                    given -> "given",
                    full -> "full",
                    quota -> "quota",
                    refused -> "refused",
                    underway -> "underway"));
    assertThat(answer).isEqualTo("refused");
    assertThat(cloud().list(ours)).isEmpty();
  }

  @Test
  void theQuotaCountsWhatIsUsed() {
    alone();
    LaunchRequest request = request(ours, 0);
    Quota before = cloud().quota(request.region());
    launched(request);
    Quota after = cloud().quota(request.region());
    assertThat(used(after, Resource.MACHINES)).isEqualTo(used(before, Resource.MACHINES) + 1);
    assertThat(used(after, Resource.CPUS))
        .isEqualTo(used(before, Resource.CPUS) + request.size().cpus());
  }

  private static long used(Quota quota, Resource resource) {
    return quota.of(resource).orElseThrow().used();
  }

  @Test
  void aStoppedMachineStaysAndCanBeStarted() {
    MachineId machine = booted(0);
    cloud().stop(machine);
    cloud().stop(machine);
    letTimePass();
    assertThat(cloud().list(ours)).extracting(Machine::state).containsExactly(STOPPED);
    cloud().start(machine);
    cloud().start(machine);
    letTimePass();
    assertThat(cloud().list(ours)).extracting(Machine::state).containsExactly(RUNNING);
  }

  @Test
  void aStoppedMachineCanBeGivenBack() {
    MachineId machine = booted(0);
    cloud().stop(machine);
    letTimePass();
    cloud().terminate(machine);
    letTimePass();
    assertThat(cloud().list(ours)).isEmpty();
  }

  @Test
  void aRebootedMachineRunsAgain() {
    MachineId machine = booted(0);
    cloud().reboot(machine);
    cloud().reboot(machine);
    letTimePass();
    assertThat(cloud().list(ours)).extracting(Machine::state).containsExactly(RUNNING);
  }

  private MachineId booted(int index) {
    MachineId machine = launched(request(ours, index)).id();
    letTimePass();
    return machine;
  }

  @Test
  void whatNeverWasIsNeitherStoppedNorStartedNorRebooted() {
    MachineId never = ours.machine("worker", 7);
    List.<Consumer<MachineId>>of(cloud()::stop, cloud()::start, cloud()::reboot)
        .forEach(
            action ->
                assertThatThrownBy(() -> action.accept(never))
                    .isInstanceOfSatisfying(
                        LevanteException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.MACHINE_NOT_FOUND)));
  }

  @Test
  void everyRegionOffersImagesByNameAndId() {
    for (Region region : cloud().regions()) {
      assertThat(cloud().images(region))
          .isNotEmpty()
          .isSortedAccordingTo(Comparator.comparing(Image::name).thenComparing(Image::id))
          .anySatisfy(
              image -> {
                assertThat(image.distribution()).hasValue("debian");
                assertThat(image.version()).hasValue("12");
              });
    }
  }

  @Test
  void everyRegionSellsSizesWhosePriceIsGivenOrSaidToBeUnknown() {
    List<Region> regions = cloud().regions();
    assertThat(regions).isNotEmpty().isSorted();
    for (Region region : regions) {
      assertThat(cloud().sizes(region))
          .isNotEmpty()
          .allSatisfy(
              size ->
                  assertThat(size.pricing() == Pricing.UNKNOWN || size.eurPerHour().signum() > 0)
                      .as(size.priceInWords())
                      .isTrue());
    }
  }

  @Test
  void anUnknownRegionIsTheCallersMistake() {
    assertThatThrownBy(() -> cloud().sizes(new Region("atlantis")))
        .isInstanceOfSatisfying(
            LevanteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
  }
}
