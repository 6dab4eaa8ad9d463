package levante.web.page.machine;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.plan.ManagedMachine;
import levante.web.page.act.Done;
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
  @Inject private SignIns signIns;
  @Inject private Caller caller;

  /** The page; INFRASTRUCTURE_NOT_FOUND, MACHINE_NOT_FOUND. */
  Page page(Frame frame, MachinePath at) {
    return page(frame, at, Optional.empty(), Optional.empty());
  }

  /** The same, with the size that somebody asked for. */
  Page page(Frame frame, MachinePath at, SizeForm typed) {
    return page(frame, at, Optional.of(typed), Optional.empty()).refusing(typed.refusal());
  }

  private Page page(
      Frame frame, MachinePath at, Optional<SizeForm> typed, Optional<Refusal> refusal) {
    Infrastructure found = findInfrastructures.get(at.infrastructure(), caller.owner());
    ManagedMachine machine = SignIns.machine(found, at.index());
    return Page.of(
            "infrastructure/machine.jte",
            new MachinePage(
                frame,
                found.name(),
                at.back(),
                at.path(),
                MachineLines.of(found, machine),
                signIns.of(found, machine),
                SignIns.whyNone(machine),
                typed.orElseGet(() -> SizeForm.of(machine.placement().size())),
                details.events(at.infrastructure()).stream()
                    .filter(one -> one.machine().filter(machine.id().value()::equals).isPresent())
                    .toList(),
                refusal))
        .refusing(refusal);
  }

  /** To the infrastructure's page once it is done, else this page with the reason. */
  Page act(Frame frame, MachinePath at, Done done, Runnable work) {
    return Attempt.at(
            () -> {
              work.run();
              return done;
            })
        .match(
            changed -> Page.to("%s?done=%s".formatted(at.back(), changed.word())),
            refusal -> page(frame, at, Optional.empty(), Optional.of(refusal)));
  }
}
