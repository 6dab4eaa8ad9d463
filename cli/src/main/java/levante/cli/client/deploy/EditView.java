package levante.cli.client.deploy;

import java.math.BigDecimal;
import java.util.List;
import levante.cli.client.PlanView;

/** What another template would change: {@code POST /api/v1/infrastructures/{id}/plan}. */
public record EditView(List<Change> changes, PlanView plan, BigDecimal eurPerHourBefore) {
  public EditView {
    changes = List.copyOf(changes);
  }

  /** One difference: {@code create}, {@code change}, {@code replace} or {@code delete}. */
  public record Change(String kind, String what, String reason) {}
}
