package levante.web.page.act;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.ManagedMachine;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.page.infrastructure.DetailViews;
import levante.web.page.infrastructure.MachineLines;
import levante.web.security.Caller;

/** Makes the pages of machines. */
@Dependent
public class MachinePages {
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private DetailViews details;
  @Inject private Caller caller;

  /** The page; INFRASTRUCTURE_NOT_FOUND, MACHINE_NOT_FOUND. */
  Page page(Frame frame, InfrastructureId id, int index, Optional<Refusal> refusal) {
    Infrastructure found = findInfrastructures.get(id, caller.owner());
    ManagedMachine machine =
        found.machines().stream()
            .filter(one -> one.id().index() == index)
            .findFirst()
            .orElseThrow(
                () ->
                    new LevanteException(
                        ErrorCode.MACHINE_NOT_FOUND,
                        "%s has no machine %d".formatted(found.name(), index)));
    String back = "/infrastructures/" + id;
    return Page.of(
            "infrastructure/machine.jte",
            new MachinePage(
                frame,
                found.name(),
                back,
                back + "/machines/" + index,
                MachineLines.of(found, machine),
                details.events(id).stream()
                    .filter(one -> one.machine().filter(machine.id().value()::equals).isPresent())
                    .toList(),
                refusal))
        .refusing(refusal);
  }

  /** To the infrastructure's page once it is done, else this page with the reason. */
  Page act(Frame frame, InfrastructureId id, int index, Done done, Runnable work) {
    return Attempt.at(
            () -> {
              work.run();
              return done;
            })
        .match(
            changed -> Page.to("/infrastructures/%s?done=%s".formatted(id, changed.word())),
            refusal -> page(frame, id, index, Optional.of(refusal)));
  }
}
