package levante.web.page.machine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.provisioner.change.ResizeMachine.Outlook;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.MachineSize.Pricing;
import levante.web.language.Say;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;
import levante.web.page.plan.Bytes;
import levante.web.page.plan.Money;
import levante.web.page.plan.PlanView;

/**
 * What another size of a machine would mean, before anything is done.
 *
 * @param crumbs where the machine's page is and what it belongs to
 * @param size the name of the size that is shown
 * @param typed what was asked for, which the buttons send again
 * @param losses what goes with it; empty when it has that size already
 * @param refusal why it was not done
 */
public record ResizePage(
    Frame frame,
    Crumbs crumbs,
    String size,
    SizeForm typed,
    List<Row> rows,
    List<String> losses,
    Optional<Refusal> refusal) {
  /**
   * Where the page stands.
   *
   * @param back the path of the infrastructure's page
   * @param path of the machine's page
   */
  public record Crumbs(String infrastructure, String back, String machine, String path) {}

  /** Something as it is now, and as it would be. */
  public record Row(String what, String now, String then) {}

  public ResizePage {
    Objects.requireNonNull(crumbs, "crumbs");
    Objects.requireNonNull(typed, "typed");
    rows = List.copyOf(rows);
    losses = List.copyOf(losses);
  }

  /** What differs between the size that it has and the one that it would have. */
  static List<Row> rows(Outlook outlook) {
    MachineSize now = outlook.machine().placement().size();
    MachineSize then = outlook.size();
    return List.of(
        new Row(Say.of("Size"), PlanView.inWords(now), PlanView.inWords(then)),
        new Row(Say.of("Disk"), disk(now), disk(then)),
        new Row(Say.of("Price while it runs"), perHour(now), perHour(then)),
        new Row(Say.of("A month of 730 hours"), perMonth(now), perMonth(then)));
  }

  private static String disk(MachineSize size) {
    return Bytes.inWords(size.disk().roundedUp());
  }

  private static String perHour(MachineSize size) {
    return Money.perHour(size.eurPerHour(), unknown(size));
  }

  private static String perMonth(MachineSize size) {
    return Money.perMonth(size.eurPerHour(), unknown(size));
  }

  private static long unknown(MachineSize size) {
    return size.pricing() == Pricing.UNKNOWN ? 1 : 0;
  }
}
