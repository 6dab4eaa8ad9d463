package levante.web.page.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.MachineSize.Pricing;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.plan.Plan;
import levante.web.language.Say;

/**
 * A plan for people.
 *
 * @param machines how many there shall be
 * @param perHour of these, with what is unknown said
 * @param perMonth of these
 * @param atMost the price an hour of all that scaling may make of it; empty when that is the same
 * @param unknown how many machines have a price that nobody knows
 * @param unserved what nothing carries out yet, each with why
 */
public record PlanView(
    int machines,
    String perHour,
    String perMonth,
    Optional<String> atMost,
    long unknown,
    List<PoolRow> pools,
    List<StepRow> steps,
    List<String> unserved) {
  /**
   * Like machines.
   *
   * @param count such as {@code 2} or {@code 0 to 5, at first 0}
   * @param size with what it has
   * @param image as it was asked for
   * @param each the price of one
   */
  public record PoolRow(
      String name, String count, String where, String size, String image, String each) {}

  /** One step, with its reason. */
  public record StepRow(String action, String what, String reason) {}

  public PlanView {
    pools = List.copyOf(pools);
    steps = List.copyOf(steps);
    unserved = List.copyOf(unserved);
  }

  /** Of a plan. */
  public static PlanView of(Plan plan) {
    long unknown =
        plan.prices().stream().filter(PlanView::isUnknown).mapToLong(Plan.PoolPrice::count).sum();
    BigDecimal most = plan.eurPerHourAtMost();
    return new PlanView(
        plan.prices().stream().mapToInt(Plan.PoolPrice::count).sum(),
        Money.perHour(plan.eurPerHour(), unknown),
        Money.perMonth(plan.eurPerHour(), unknown),
        Optional.of(most)
            .filter(one -> one.compareTo(plan.eurPerHour()) > 0)
            .map(
                one ->
                    Money.perHour(one, plan.prices().stream().filter(PlanView::isUnknown).count())),
        unknown,
        plan.prices().stream().map(price -> pool(plan, price)).toList(),
        levante.web.rest.v1.view.PlanView.of(plan).steps().stream()
            .map(step -> new StepRow(step.action().replace('-', ' '), step.what(), step.reason()))
            .toList(),
        plan.unserved().stream().map(Object::toString).toList());
  }

  private static boolean isUnknown(Plan.PoolPrice price) {
    return price.placement().size().pricing() == Pricing.UNKNOWN;
  }

  private static PoolRow pool(Plan plan, Plan.PoolPrice price) {
    MachineSize size = price.placement().size();
    Optional<DesiredPool> pool = plan.estate().desired().pool(price.nodeTemplate());
    boolean elastic = price.atMost() > price.count();
    return new PoolRow(
        price.nodeTemplate(),
        elastic
            ? Say.of("%d, up to %d", price.count(), price.atMost())
            : String.valueOf(price.count()),
        price.placement().cloud() + ", " + price.placement().region(),
        inWords(size),
        pool.map(one -> image(one.details().image())).orElse(Say.of("any")),
        isUnknown(price) ? Say.of("unknown") : Money.perHour(size.eurPerHour()));
  }

  /** A size with what it has. */
  public static String inWords(MachineSize size) {
    return Say.of(
        "%s: %d CPU, %s memory%s",
        size.name(),
        size.cpus(),
        Bytes.inWords(size.memory().roundedUp()),
        size.gpus() > 0 ? ", %d GPU".formatted(size.gpus()) : "");
  }

  private static String image(Image.Needs needs) {
    String words =
        List.of(needs.image(), needs.distribution(), needs.version(), needs.architecture()).stream()
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return words.isEmpty() ? Say.of("any") : words;
  }
}
