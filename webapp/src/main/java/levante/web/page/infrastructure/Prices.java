package levante.web.page.infrastructure;

import java.math.BigDecimal;
import java.util.List;
import levante.provisioner.cloud.MachineSize.Pricing;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.plan.ManagedMachine;
import levante.web.page.plan.Money;

/** What the machines of an infrastructure cost now. */
record Prices(BigDecimal eurPerHour, long unknown) {
  static Prices of(List<ManagedMachine> machines) {
    return new Prices(
        machines.stream().map(ManagedMachine::eurPerHour).reduce(BigDecimal.ZERO, BigDecimal::add),
        machines.stream()
            .filter(one -> one.state() != MachineState.STOPPED)
            .filter(one -> one.placement().size().pricing() == Pricing.UNKNOWN)
            .count());
  }

  String perHour() {
    return Money.perHour(eurPerHour, unknown);
  }

  String perMonth() {
    return Money.perMonth(eurPerHour, unknown);
  }
}
