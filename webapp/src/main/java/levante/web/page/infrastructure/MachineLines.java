package levante.web.page.infrastructure;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.provisioner.cloud.MachineSize.Pricing;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Life;
import levante.provisioner.plan.ManagedMachine;
import levante.web.board.States;
import levante.web.language.Say;
import levante.web.page.infrastructure.Details.MachineLine;
import levante.web.page.plan.Money;
import levante.web.page.plan.PlanView;

/** Machines as lines of their infrastructure's page. */
public final class MachineLines {
  private MachineLines() {}

  /** A machine of an infrastructure. */
  public static MachineLine of(Infrastructure infrastructure, ManagedMachine machine) {
    return new MachineLine(
        machine.id().value(),
        Optional.of(
                "/infrastructures/%s/machines/%d"
                    .formatted(infrastructure.id(), machine.id().index()))
            .filter(path -> machine.kept() && infrastructure.life() == Life.ACTIVE),
        machine.nodeTemplate(),
        States.of(machine.state()),
        PlanView.inWords(machine.placement().size()),
        machine.placement().cloud() + ", " + machine.placement().region(),
        Stream.of(machine.addresses().publicAddress(), machine.addresses().privateAddress())
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", ")),
        machine.placement().size().pricing() == Pricing.UNKNOWN
            ? Say.of("unknown")
            : Money.perHour(machine.eurPerHour()),
        machine.explanation());
  }
}
