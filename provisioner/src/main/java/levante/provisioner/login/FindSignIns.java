package levante.provisioner.login;

import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.configure.MachineAccess;
import levante.provisioner.configure.MachineAccess.Login;
import levante.provisioner.configure.MachineReaches.Reach;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.plan.ManagedMachine;

/** How the machines of infrastructures are signed in to by the people whose they are. */
public final class FindSignIns {
  private final MachineAccess access;

  /** As Levante itself signs in. */
  public FindSignIns(MachineAccess access) {
    this.access = access;
  }

  /**
   * How one of an infrastructure's machines is signed in to; empty as long as it is not known where
   * it answers. A machine without a public address is reached through one that has it, if there is
   * one.
   */
  public Optional<SignIn> of(Infrastructure infrastructure, ManagedMachine machine) {
    try {
      return access
          .login(infrastructure.id())
          .flatMap(login -> signIn(login, infrastructure, machine));
    } catch (LevanteException unmet) {
      if (unmet.code() == ErrorCode.MACHINE_UNREACHABLE) {
        return Optional.empty();
      }
      throw unmet;
    }
  }

  private Optional<SignIn> signIn(
      Login login, Infrastructure infrastructure, ManagedMachine machine) {
    return access
        .ownReach(machine.id())
        .map(reach -> new SignIn(login, reach, Optional.empty()))
        .or(
            () ->
                address(machine)
                    .map(address -> reach(infrastructure, machine, address))
                    .map(reach -> new SignIn(login, reach, front(infrastructure, machine))));
  }

  /** Whether its host key is the one that its user-data brought. */
  private boolean isOfCloud(ManagedMachine machine) {
    try {
      return access.ownReach(machine.id()).isEmpty();
    } catch (LevanteException unmet) {
      if (unmet.code() == ErrorCode.MACHINE_UNREACHABLE) {
        return false;
      }
      throw unmet;
    }
  }

  private static Optional<String> address(ManagedMachine machine) {
    return machine.addresses().publicAddress().or(() -> machine.addresses().privateAddress());
  }

  private Reach reach(Infrastructure infrastructure, ManagedMachine machine, String address) {
    return Reach.at(address, access.hostKey(infrastructure.id(), machine.id()));
  }

  private Optional<Reach> front(Infrastructure infrastructure, ManagedMachine machine) {
    return machine.addresses().publicAddress().isPresent()
        ? Optional.empty()
        : infrastructure.machines().stream()
            .filter(one -> one.kept() && isOfCloud(one))
            .flatMap(
                one ->
                    one.addresses().publicAddress().stream()
                        .map(address -> reach(infrastructure, one, address)))
            .findFirst();
  }
}
