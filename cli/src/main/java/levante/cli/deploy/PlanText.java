package levante.cli.deploy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.cli.client.PlanView;
import levante.cli.client.deploy.DeployClient;
import levante.cli.client.deploy.EditView;
import levante.cli.client.deploy.QuotasView;
import levante.cli.failure.CliFailure;
import levante.cli.words.Table;

/** Plans and changes as a person reads them. */
final class PlanText {
  /** As clouds count a month, and the dashboard. */
  private static final BigDecimal HOURS_OF_MONTH = new BigDecimal(730);

  private static final String MARGIN = "  ";

  private PlanText() {}

  /** What will be made, at which price. */
  static List<String> lines(PlanView plan) {
    List<String> lines = new ArrayList<>();
    Table steps = new Table();
    plan.steps()
        .forEach(step -> steps.row(step.action(), step.what(), step.where(), step.reason()));
    lines.addAll(steps.lines(MARGIN));
    Table pools = new Table();
    plan.pools()
        .forEach(
            pool ->
                pools.row(
                    pool.nodeTemplate(),
                    count(pool),
                    pool.size(),
                    pool.where(),
                    pool.eurPerHour().toPlainString() + " EUR/h"));
    lines.add(plan.machines() == 1 ? "1 machine:" : plan.machines() + " machines:");
    lines.addAll(pools.lines(MARGIN));
    lines.add("price: " + price(plan.eurPerHour()));
    if (plan.eurPerHourAtMost().compareTo(plan.eurPerHour()) > 0) {
      lines.add("at most, when scaled up: " + price(plan.eurPerHourAtMost()));
    }
    plan.notCarriedOut()
        .forEach(
            part ->
                lines.add(
                    "warning: %s (%s) cannot be deployed: %s"
                        .formatted(part.name(), part.type(), part.why())));
    return lines;
  }

  private static String count(PlanView.Pool pool) {
    return pool.atMost() > pool.count()
        ? "%d to %d".formatted(pool.count(), pool.atMost())
        : String.valueOf(pool.count());
  }

  /** A price an hour and a month. */
  static String price(BigDecimal eurPerHour) {
    return "%s EUR an hour, %s EUR a month of 730 hours"
        .formatted(
            eurPerHour.toPlainString(),
            eurPerHour.multiply(HOURS_OF_MONTH).setScale(2, RoundingMode.HALF_UP).toPlainString());
  }

  /** What the clouds allow, beside what the plan asks of them. */
  static List<String> quotas(PlanView plan, DeployClient client) {
    Map<String, Integer> machines = new TreeMap<>();
    plan.pools()
        .forEach(
            pool ->
                machines.merge(
                    pool.where().substring(0, Math.max(0, pool.where().indexOf('/'))),
                    pool.count(),
                    Integer::sum));
    List<String> lines = new ArrayList<>();
    machines.forEach((cloud, count) -> lines.addAll(quotas(cloud, count, client)));
    return lines;
  }

  private static List<String> quotas(String cloud, int machines, DeployClient client) {
    List<String> lines = new ArrayList<>();
    try {
      Map<String, QuotasView.Bound> bounds = new TreeMap<>(client.quotas(cloud).quotas());
      bounds.forEach(
          (what, bound) -> {
            boolean ofMachines = what.equals("instances");
            lines.add(
                "quota of %s: %d of %s %s used%s%s"
                    .formatted(
                        cloud,
                        bound.used(),
                        bound.limit() < 0 ? "any number of" : bound.limit(),
                        what,
                        ofMachines ? ", %d asked".formatted(machines) : "",
                        ofMachines && bound.isExceededBy(machines) ? ": TOO MANY" : ""));
          });
    } catch (CliFailure unknown) {
      lines.add("quota of %s: could not be asked: %s".formatted(cloud, unknown.getMessage()));
    }
    return lines;
  }

  /** What would change, and from which price to which. */
  static List<String> lines(EditView edit) {
    List<String> lines = new ArrayList<>();
    Table changes = new Table();
    edit.changes()
        .forEach(one -> changes.row(sign(one.kind()) + one.kind(), one.what(), one.reason()));
    lines.addAll(changes.lines(MARGIN));
    if (edit.changes().isEmpty()) {
      lines.add("nothing would change");
    } else {
      lines.add("price before: " + price(edit.eurPerHourBefore()));
      lines.add("price after:  " + price(edit.plan().eurPerHour()));
    }
    return lines;
  }

  /** As terraform marks them. */
  private static String sign(String kind) {
    return switch (kind) {
      case "create" -> "+ ";
      case "delete" -> "- ";
      case "replace" -> "-/+ ";
      default -> "~ ";
    };
  }
}
