package levante.web.page.catalogue;

import java.util.List;
import java.util.Objects;
import levante.web.error.ErrorBody.Problem;
import levante.web.page.drawing.Drawing;
import levante.web.page.frame.Frame;
import levante.web.page.plan.PlanView;
import levante.web.page.plan.QuotaRow;

/**
 * What a filled-in form would make, before anything is made.
 *
 * @param filling what the buttons send
 * @param quotas what the clouds allow; empty when none said so
 * @param warnings of the template
 * @param deployable whether all of it is carried out
 */
public record PlanPage(
    Frame frame,
    String title,
    Filling filling,
    PlanView plan,
    Drawing picture,
    List<QuotaRow> quotas,
    List<Problem> warnings,
    boolean deployable) {
  public PlanPage {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(picture, "picture");
    quotas = List.copyOf(quotas);
    warnings = List.copyOf(warnings);
  }
}
