package levante.cli.client;

import java.math.BigDecimal;
import java.util.List;

/** What a template would make, and what that costs: {@code POST /api/v1/plans}. */
public record PlanView(
    List<Step> steps,
    List<Pool> pools,
    int machines,
    BigDecimal eurPerHour,
    BigDecimal eurPerHourAtMost,
    List<Part> notCarriedOut) {
  public PlanView {
    steps = List.copyOf(steps);
    pools = pools == null ? List.of() : List.copyOf(pools);
    notCarriedOut = notCarriedOut == null ? List.of() : List.copyOf(notCarriedOut);
  }

  /** One step; texts that do not apply are empty. */
  public record Step(
      String action,
      String what,
      String where,
      String size,
      String reason,
      BigDecimal eurPerHour) {}

  /** Machines that are alike; {@code where} is cloud and region. */
  public record Pool(
      String nodeTemplate,
      String where,
      String size,
      int count,
      int atMost,
      BigDecimal eurPerHour,
      BigDecimal eurPerHourAtMost) {}

  /** A part of the template that nothing carries out yet. */
  public record Part(String name, String type, String why) {}
}
