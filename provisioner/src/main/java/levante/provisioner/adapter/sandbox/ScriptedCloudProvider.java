package levante.provisioner.adapter.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.sandbox.Faults.Operation;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.LaunchResult;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cloud.Quota;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;

/** A cloud that fails as it is told to; for the rest it is the cloud behind it. */
public final class ScriptedCloudProvider implements CloudProvider {
  private final CloudProvider inner;
  private final Faults script;

  /** With those faults; a script may be added to at any time. */
  public ScriptedCloudProvider(CloudProvider inner, Faults script) {
    this.inner = inner;
    this.script = script;
  }

  @Override
  public CloudId id() {
    return inner.id();
  }

  @Override
  public boolean isSimulated() {
    return inner.isSimulated();
  }

  @Override
  public List<Region> regions() {
    return inner.regions();
  }

  @Override
  public List<MachineSize> sizes(Region region) {
    return inner.sizes(region);
  }

  @Override
  public List<Image> images(Region region) {
    return inner.images(region);
  }

  @Override
  public Quota quota(Region region) {
    return inner.quota(region);
  }

  @Override
  public List<Machine> list(InfrastructureId infrastructure) {
    return answered(Operation.LIST, () -> seen(inner.list(infrastructure)));
  }

  @Override
  public List<Machine> listAll() {
    return answered(Operation.LIST, () -> seen(inner.listAll()));
  }

  @Override
  public List<CloudObject> objects() {
    return answered(Operation.LIST, inner::objects);
  }

  @Override
  public void remove(CloudObject object) {
    answered(
        Operation.TERMINATE,
        () -> {
          inner.remove(object);
          return object;
        });
  }

  @Override
  public LaunchResult launch(LaunchRequest request) {
    return answered(Operation.LAUNCH, () -> launchUnlessFull(request));
  }

  private LaunchResult launchUnlessFull(LaunchRequest request) {
    if (!script.isFull(request.region()) || isThere(request)) {
      return inner.launch(request);
    }
    return new LaunchResult.OutOfCapacity(
        request.region(),
        "region %s has no %s now".formatted(request.region(), request.size().name()),
        Optional.empty());
  }

  private boolean isThere(LaunchRequest request) {
    return inner.list(request.infrastructure()).stream()
        .anyMatch(machine -> machine.id().equals(request.id()));
  }

  @Override
  public void terminate(MachineId machine) {
    answered(
        Operation.TERMINATE,
        () -> {
          inner.terminate(machine);
          return machine;
        });
  }

  @Override
  public void stop(MachineId machine) {
    inner.stop(machine);
  }

  @Override
  public void start(MachineId machine) {
    inner.start(machine);
  }

  @Override
  public void reboot(MachineId machine) {
    inner.reboot(machine);
  }

  private <T> T answered(Operation operation, Supplier<T> call) {
    Faults.Fault fault = script.next(operation);
    LockSupport.parkNanos(fault.delay().toNanos());
    if (fault.effect() == Faults.Effect.NONE) {
      throw failure(operation, fault);
    }
    T answer = call.get();
    if (fault.effect() == Faults.Effect.DONE_BUT_UNANSWERED) {
      throw failure(operation, fault);
    }
    return answer;
  }

  private static LevanteException failure(Operation operation, Faults.Fault fault) {
    String what = operation.name().toLowerCase(Locale.ROOT);
    return new LevanteException(fault.code(), "this %s is made to fail".formatted(what));
  }

  private List<Machine> seen(List<Machine> machines) {
    return machines.stream()
        .map(machine -> script.neverBoots(machine.id()) ? stuck(machine) : machine)
        .toList();
  }

  private static Machine stuck(Machine machine) {
    MachineState state =
        machine.state() == MachineState.RUNNING ? MachineState.PENDING : machine.state();
    return new Machine(
        machine.id(),
        machine.infrastructure(),
        machine.region(),
        machine.size(),
        state,
        machine.privateAddress(),
        machine.publicAddress(),
        machine.launchedAt(),
        machine.note());
  }
}
