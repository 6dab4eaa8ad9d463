package levante.web.page.machine;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.provisioner.Provisioner;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.login.SignIn;
import levante.provisioner.plan.ManagedMachine;
import levante.web.bridge.CloudNodeConfigurators;
import levante.web.language.Say;

/** How machines are signed in to; those of the sandbox are not. */
@Dependent
public class SignIns {
  @Inject private Provisioner provisioner;

  /** The machine of that number; MACHINE_NOT_FOUND. */
  static ManagedMachine machine(Infrastructure found, int index) {
    return found.machines().stream()
        .filter(one -> one.id().index() == index)
        .findFirst()
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.MACHINE_NOT_FOUND,
                    "%s has no machine %d".formatted(found.name(), index)));
  }

  /** Empty as long as it is not known where it answers, and for one that nobody is on. */
  Optional<SshView> of(Infrastructure found, ManagedMachine machine) {
    return signIn(found, machine).map(one -> SshView.of(one, keyFile(found)));
  }

  /** Why there is none. */
  static String whyNone(ManagedMachine machine) {
    return Say.of(
        isSimulated(machine)
            ? "A machine of the sandbox is simulated: nobody signs in to it, and it has no key."
            : "It is not known yet where it answers.");
  }

  /** The private key that its owner signs in with; MACHINE_NOT_FOUND when there is none. */
  Secret key(Infrastructure found, ManagedMachine machine) {
    return signIn(found, machine)
        .map(one -> one.login().privateKey())
        .orElseThrow(() -> new LevanteException(ErrorCode.MACHINE_NOT_FOUND, whyNone(machine)));
  }

  /** Of an infrastructure: one key opens all its machines. */
  static String keyFile(Infrastructure found) {
    return "levante-%s.key".formatted(found.id().hex());
  }

  private Optional<SignIn> signIn(Infrastructure found, ManagedMachine machine) {
    return isSimulated(machine) ? Optional.empty() : provisioner.findSignIns().of(found, machine);
  }

  private static boolean isSimulated(ManagedMachine machine) {
    return CloudNodeConfigurators.isSandbox(machine.placement().cloud());
  }
}
