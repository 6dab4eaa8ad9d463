package levante.provisioner.adapter.inventory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.inventory.Allocation.State;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.LaunchResult;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Quota;
import levante.provisioner.cloud.Quota.Limit;
import levante.provisioner.cloud.Quota.Resource;
import levante.provisioner.cloud.Region;
import levante.provisioner.configure.MachineReaches.Reach;
import levante.provisioner.naming.MachineId;

/**
 * Machines that exist already, as a cloud: a launch allocates a free one and hands it over, an end
 * takes away what Levante gave it and makes it free. What is allocated stands in Levante's own
 * database, so that a machine that does not answer is still listed.
 */
public final class InventoryCloudProvider implements CloudProvider {
  private final CloudId id;
  private final Account account;
  private final Allocations allocations;
  private final Chores chores;
  private final Clock clock;

  /**
   * Whose machines they are.
   *
   * @param name the same one as long as any of them is allocated
   */
  record Account(String name, Inventory inventory) {}

  InventoryCloudProvider(
      CloudId id, Account account, Allocations allocations, Chores chores, Clock clock) {
    this.id = id;
    this.account = account;
    this.allocations = allocations;
    this.chores = chores;
    this.clock = clock;
  }

  @Override
  public CloudId id() {
    return id;
  }

  @Override
  public List<Region> regions() {
    return account.inventory().zones();
  }

  @Override
  public List<MachineSize> sizes(Region region) {
    return account.inventory().sizes(known(region));
  }

  @Override
  public List<Image> images(Region region) {
    return account.inventory().images(known(region));
  }

  @Override
  public Quota quota(Region region) {
    List<InventoryMachine> all = account.inventory().in(known(region));
    List<InventoryMachine> used =
        allocations.of(account.name()).stream()
            .map(Allocation::machine)
            .filter(machine -> machine.zone().equals(region))
            .toList();
    return new Quota(
        List.of(
            new Limit(Resource.MACHINES, used.size(), OptionalLong.of(all.size())),
            new Limit(Resource.CPUS, cpus(used), OptionalLong.of(cpus(all)))));
  }

  private static long cpus(List<InventoryMachine> machines) {
    return machines.stream().mapToLong(machine -> machine.size().cpus()).sum();
  }

  @Override
  public List<Machine> listAll() {
    List<Allocation> all = allocations.of(account.name());
    all.forEach(chores::tend);
    return all.stream().map(InventoryCloudProvider::machine).toList();
  }

  private static Machine machine(Allocation one) {
    return new Machine(
        one.id(),
        one.infrastructure(),
        one.machine().zone(),
        one.machine().size(),
        one.state().seen(),
        Optional.of(one.machine().privateAddress()),
        one.addressing() == Addressing.PUBLIC
            ? Optional.of(one.machine().door().address())
            : Optional.empty(),
        one.launchedAt(),
        one.note());
  }

  /** There is nothing besides machines. */
  @Override
  public List<CloudObject> objects() {
    return List.of();
  }

  @Override
  public void remove(CloudObject object) {
    // There is none.
  }

  @Override
  public LaunchResult launch(LaunchRequest request) {
    Optional<Allocation> there = allocations.find(request.id());
    if (there.isPresent()) {
      return known(request, there.get());
    }
    if (!regions().contains(request.region())) {
      return new LaunchResult.Refused("no zone " + request.region());
    }
    if (!request.details().volumes().isEmpty()) {
      return new LaunchResult.Refused(
          "machines of an inventory have the disks that they have; no volume can be made");
    }
    return allocated(request);
  }

  private static LaunchResult known(LaunchRequest request, Allocation there) {
    return there.infrastructure().equals(request.infrastructure())
        ? new LaunchResult.Launched(machine(there))
        : new LaunchResult.Refused(
            "%s is a machine of another infrastructure".formatted(request.id()));
  }

  private LaunchResult allocated(LaunchRequest request) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Choice choice =
        new Choice(
            account.inventory().in(request.region()),
            allocations.taken(),
            allocations.troubles(now));
    for (InventoryMachine free : choice.candidates(request)) {
      Allocation claim = Allocation.claim(request, account.name(), free, now);
      if (allocations.claim(claim)) {
        chores.tend(claim);
        return new LaunchResult.Launched(machine(claim));
      }
    }
    // Somebody may have been quicker, with this very machine too.
    return allocations
        .find(request.id())
        .map(there -> known(request, there))
        .orElseGet(
            () ->
                choice.isPossible(request)
                    ? new LaunchResult.OutOfCapacity(
                        request.region(), choice.sentence(request), Optional.empty())
                    : new LaunchResult.Refused(choice.sentence(request)));
  }

  @Override
  public void terminate(MachineId machine) {
    own(machine).ifPresent(this::end);
  }

  private void end(Allocation allocation) {
    switch (allocation.state()) {
      case CLAIMED, FAILED -> {
        // Nothing was changed on it.
        chores.blame(allocation, allocation.note());
        allocations.free(allocation);
      }
      case STOPPED -> chores.giveUp(allocation, "it was off when it was given back");
      case RELEASING -> chores.tend(allocation);
      default -> {
        Allocation releasing = allocation.in(State.RELEASING, clock.instant());
        allocations.change(allocation.state(), releasing);
        chores.tend(releasing);
      }
    }
  }

  @Override
  public void stop(MachineId machine) {
    order(machine, State.READY, State.STOPPING);
  }

  @Override
  public void start(MachineId machine) {
    order(machine, State.STOPPED, State.BOOTING);
  }

  @Override
  public void reboot(MachineId machine) {
    order(machine, State.READY, State.REBOOTING);
  }

  private void order(MachineId machine, State when, State then) {
    Allocation there =
        own(machine)
            .filter(one -> one.state() != State.RELEASING)
            .orElseThrow(
                () ->
                    new LevanteException(
                        ErrorCode.MACHINE_NOT_FOUND,
                        "inventory %s has no machine %s".formatted(id, machine)));
    if (there.state() == when) {
      Allocation ordered = there.in(then, clock.instant());
      allocations.change(when, ordered);
      chores.tend(ordered);
    }
  }

  private Optional<Allocation> own(MachineId machine) {
    return allocations.find(machine).filter(one -> one.account().equals(account.name()));
  }

  Optional<Reach> reach(Allocation allocation) {
    return chores.reach(allocation);
  }

  private Region known(Region region) {
    if (!regions().contains(region)) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "inventory %s has no zone %s".formatted(id, region));
    }
    return region;
  }
}
