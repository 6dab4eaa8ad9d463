package levante.cli.client;

import java.math.BigDecimal;
import java.util.List;

/** What a template would make, and what that costs: {@code POST /api/v1/plans}. */
public record PlanView(
    List<Step> steps, int machines, BigDecimal eurPerHour, BigDecimal eurPerHourAtMost) {
  /** One step; texts that do not apply are empty. */
  public record Step(
      String action,
      String what,
      String where,
      String size,
      String reason,
      BigDecimal eurPerHour) {}
}
