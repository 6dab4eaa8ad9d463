package levante.web.page.whatif;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import levante.elasticity.simulate.RunReport;
import levante.web.language.Say;

/**
 * What came of the policy in force, the changed one and those that are built in.
 *
 * @param rows the policy in force first
 * @param jobs how many pods were replayed
 * @param world what they were replayed on, in a sentence
 * @param notes what of the record was not replayed
 * @param rules the changed policy's file
 * @param ruled the rules of the cluster with that policy
 */
public record Comparison(
    List<Row> rows, int jobs, String world, List<String> notes, String rules, String ruled) {
  /** How long a bar is at most, in user units. */
  public static final int BAR = 250;

  private static final int SMALL = 10;

  /** How high a bar is with its room. */
  public static final int HEIGHT = 34;

  public Comparison {
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /**
   * A policy.
   *
   * @param what it is here, such as in force today; may be empty
   * @param against the policy in force, in words
   */
  public record Row(
      String policy, String what, RunReport report, String against, int waitBar, int costBar) {
    /** In seconds. */
    public String meanWait() {
      return text(report.meanWaitSeconds(), 1) + " s";
    }

    /** In seconds. */
    public String longWait() {
      return text(report.waitSeconds(95), 0) + " s";
    }

    /** Of machines. */
    public String nodeHours() {
      return text(report.nodeHours(), report.nodeHours() < SMALL ? 2 : 1);
    }

    /** Hours of machines for each that the work takes. */
    public String overWork() {
      return text(report.overWork(), 2);
    }

    /** In euro. */
    public String cost() {
      return text(report.cost().doubleValue(), digits(report)) + " €";
    }

    /** How often a node was ordered and given back. */
    public String moves() {
      return "%d / %d".formatted(report.scalings().ups(), report.scalings().downs());
    }
  }

  /** The difference of one to the policy in force. */
  static String against(RunReport today, RunReport other) {
    double wait = other.meanWaitSeconds() - today.meanWaitSeconds();
    double cost = other.cost().subtract(today.cost()).doubleValue();
    String waits =
        Math.abs(wait) < 0.05
            ? Say.of("waits as long")
            : Say.of(wait < 0 ? "waits %s s less" : "waits %s s more", text(Math.abs(wait), 1));
    String difference = text(Math.abs(cost), digits(today));
    String costs =
        new BigDecimal(difference).signum() == 0
            ? Say.of("costs the same")
            : Say.of(cost < 0 ? "costs %s € less" : "costs %s € more", difference);
    return waits + ", " + costs;
  }

  /** How high the picture is. */
  public int height() {
    return HEIGHT * rows.size() + 30;
  }

  /** The changed one's row; empty when it is the one in force. */
  public Optional<Row> changed() {
    return rows.stream().filter(row -> row.what().equals(Compare.CHANGED)).findFirst();
  }

  /** A day of little work costs cents. */
  private static int digits(RunReport report) {
    return report.cost().compareTo(BigDecimal.ONE) < 0 ? 4 : 2;
  }

  private static String text(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }
}
