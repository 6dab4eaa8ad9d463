package levante.provisioner.change;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import levante.provisioner.plan.Plan;

/**
 * What an edit would change, and what it would cost.
 *
 * @param changes in the order of their subjects' kinds: clusters, storages, machines
 * @param plan the steps that come next
 * @param eurPerHourBefore of all machines that shall be without the edit
 */
public record EditPlan(List<Change> changes, Plan plan, BigDecimal eurPerHourBefore) {
  public EditPlan {
    changes = List.copyOf(changes);
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(eurPerHourBefore, "eurPerHourBefore");
  }
}
