package levante.provisioner.reconcile;

import levante.provisioner.cloud.LaunchDetails;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.configure.MachineAccess;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;

/** What a cloud is asked for when a machine is launched. */
final class LaunchRequests {
  private LaunchRequests() {}

  static LaunchRequest of(Estate estate, ManagedMachine machine, StepExecutor.Means means) {
    DesiredPool pool =
        estate
            .desired()
            .pool(machine.nodeTemplate())
            .orElseThrow(() -> new IllegalStateException(machine.id() + " has no pool"));
    LaunchDetails details =
        machine.placement().equals(pool.placement()) ? pool.details() : pool.details().ofThatSize();
    return new LaunchRequest(
        machine.id(),
        estate.id(),
        machine.placement().region(),
        machine.placement().size(),
        pool.addressing(),
        means.cloud().isSimulated() ? details : reached(details, estate, machine.id(), means));
  }

  /** So equipped that Levante may sign in. */
  private static LaunchDetails reached(
      LaunchDetails details, Estate estate, MachineId machine, StepExecutor.Means means) {
    MachineAccess access = means.access();
    return access
        .login(estate.id())
        .map(login -> details.reachedBy(login.publicKey(), access.userData(estate.id(), machine)))
        .orElse(details);
  }
}
