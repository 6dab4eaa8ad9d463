package levante.web.page.edit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import levante.provisioner.change.Change;
import levante.provisioner.change.EditPlan;
import levante.web.page.frame.Frame;
import levante.web.page.plan.Money;
import levante.web.page.plan.PlanView;
import levante.web.view.Status;

/**
 * What a change would mean, before anything is changed.
 *
 * @param path of the infrastructure's page
 * @param typed what the buttons send
 * @param changes one by one
 * @param before the price of what shall be without the change
 */
public record EditPlanPage(
    Frame frame,
    String name,
    String path,
    String template,
    SortedMap<String, String> typed,
    List<Line> changes,
    String before,
    PlanView plan) {
  private static final Map<Change.Kind, Status.Tone> TONES =
      Map.of(
          Change.Kind.CREATE, Status.Tone.GOOD,
          Change.Kind.CHANGE, Status.Tone.BUSY,
          Change.Kind.REPLACE, Status.Tone.BAD,
          Change.Kind.DELETE, Status.Tone.BAD);

  /** One difference. */
  public record Line(Status kind, String what, String reason) {
    private static Line of(Change change) {
      return new Line(
          new Status(TONES.get(change.kind()), change.kind().word()),
          change.subject(),
          change.reason());
    }
  }

  public EditPlanPage {
    Objects.requireNonNull(plan, "plan");
    changes = List.copyOf(changes);
  }

  /** Of a plan. */
  static EditPlanPage of(Frame frame, Wanted wanted, EditPlan plan) {
    return new EditPlanPage(
        frame,
        wanted.name(),
        wanted.path(),
        wanted.template().text(),
        wanted.values().typed(),
        plan.changes().stream().map(Line::of).toList(),
        Money.perHour(plan.eurPerHourBefore()),
        PlanView.of(plan.plan()));
  }
}
