package levante.provisioner.change;

import java.time.Clock;
import java.util.Objects;
import levante.provisioner.infrastructure.InfrastructureDrafts;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.observe.Outside;
import levante.provisioner.plan.ProvisioningPlanner;

/** All that may be asked of an infrastructure that stands. */
public record ChangeUseCases(
    EditInfrastructure edit,
    ChangeMachines machines,
    OrderMachines order,
    ResizeMachine resize,
    ShareInfrastructure share) {
  public ChangeUseCases {
    Objects.requireNonNull(edit, "edit");
    Objects.requireNonNull(machines, "machines");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(resize, "resize");
    Objects.requireNonNull(share, "share");
  }

  /** These, on the same records. */
  public static ChangeUseCases on(
      Records records,
      InfrastructureDrafts drafts,
      Outside outside,
      ProvisioningPlanner planner,
      Clock clock) {
    return new ChangeUseCases(
        new EditInfrastructure(records, drafts, outside, planner, clock),
        new ChangeMachines(records, clock),
        new OrderMachines(records, clock),
        new ResizeMachine(records, outside.clouds(), clock),
        new ShareInfrastructure(records, clock));
  }
}
