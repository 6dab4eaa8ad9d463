package levante.web.rest.v1.view;

import java.math.BigDecimal;
import java.util.List;
import levante.provisioner.change.Change;
import levante.provisioner.change.EditPlan;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an edit would mean: the differences, the steps that come next, and the price before; the
 * plan has the price after.
 */
public record EditPlanView(List<ChangeView> changes, PlanView plan, BigDecimal eurPerHourBefore) {
  /** One difference: {@code create}, {@code change}, {@code replace} or {@code delete}. */
  public record ChangeView(
      @Schema(implementation = Change.Kind.class) String kind, String what, String reason) {
    /** The view of a change. */
    public static ChangeView of(Change change) {
      return new ChangeView(change.kind().word(), change.subject(), change.reason());
    }
  }

  public EditPlanView {
    changes = List.copyOf(changes);
  }

  /** The view of an edit's plan. */
  public static EditPlanView of(EditPlan plan) {
    return new EditPlanView(
        plan.changes().stream().map(ChangeView::of).toList(),
        PlanView.of(plan.plan()),
        plan.eurPerHourBefore());
  }
}
