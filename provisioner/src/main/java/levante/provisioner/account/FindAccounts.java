package levante.provisioner.account;

import java.time.Instant;
import java.util.List;
import levante.kernel.OwnerId;
import levante.provisioner.history.EventHistory;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.plan.ManagedMachine;

/** Counts what a user has had. */
public final class FindAccounts {
  private final FindInfrastructures infrastructures;
  private final EventHistory history;

  /** On those records. */
  public FindAccounts(Records records) {
    this.infrastructures = new FindInfrastructures(records.store());
    this.history = records.history();
  }

  /** A user's infrastructures that were made from {@code from} on and before {@code to}. */
  public List<Account> of(OwnerId owner, Instant from, Instant to) {
    return infrastructures.ever(owner).stream()
        .filter(one -> !one.createdAt().isBefore(from) && one.createdAt().isBefore(to))
        .map(this::account)
        .toList();
  }

  private Account account(Infrastructure infrastructure) {
    List<ManagedMachine> machines =
        infrastructure.machines().stream().filter(ManagedMachine::kept).toList();
    Instant last =
        history.newest(infrastructure.id(), 1).stream()
            .map(InfrastructureEvent::at)
            .findFirst()
            .orElse(infrastructure.createdAt());
    return new Account(
        infrastructure,
        infrastructure.life().isHere()
            ? machines.size()
            : history.count(infrastructure.id(), Kind.LAUNCHED),
        machines.stream().mapToLong(one -> one.placement().size().cpus()).sum(),
        machines.stream().mapToLong(one -> one.placement().size().memory().roundedUp()).sum(),
        last);
  }
}
