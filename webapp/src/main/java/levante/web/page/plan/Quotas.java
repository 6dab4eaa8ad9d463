package levante.web.page.plan;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;
import levante.provisioner.cloud.Quota;
import levante.provisioner.cloud.Region;
import levante.provisioner.plan.Plan;
import levante.web.language.Say;
import levante.web.page.frame.Attempt;

/** Asks clouds whether they allow what a plan wants of them. */
@Dependent
public class Quotas {
  private static final long MIB = 1L << 20;

  @Inject private Clouds clouds;

  /** A row for each bound; one that says so where a cloud does not answer. */
  public List<QuotaRow> of(Plan plan, List<CloudCredential> credentials) {
    Map<Region, List<Plan.PoolPrice>> regions =
        plan.prices().stream()
            .collect(
                Collectors.groupingBy(
                    price -> price.placement().region(),
                    java.util.TreeMap::new,
                    Collectors.toList()));
    CloudProvider cloud = clouds.open(credentials);
    return regions.entrySet().stream()
        .flatMap(
            one ->
                Attempt.at(() -> cloud.quota(one.getKey()))
                    .match(
                        quota -> rows(one.getKey(), quota, one.getValue()),
                        refusal ->
                            Stream.of(
                                new QuotaRow(
                                    one.getKey().name(),
                                    Say.of("could not be asked"),
                                    refusal.sentence(),
                                    "",
                                    true))))
        .toList();
  }

  private static Stream<QuotaRow> rows(Region region, Quota quota, List<Plan.PoolPrice> prices) {
    return quota.limits().stream()
        .filter(limit -> limit.max().isPresent())
        .filter(limit -> asked(limit.resource(), prices) > 0)
        .map(
            limit ->
                new QuotaRow(
                    region.name(),
                    word(limit.resource()),
                    Say.of("%d of %d", limit.used(), limit.max().getAsLong()),
                    String.valueOf(asked(limit.resource(), prices)),
                    limit.used() + asked(limit.resource(), prices) <= limit.max().getAsLong()));
  }

  /** The word for a person. */
  public static String word(Quota.Resource resource) {
    return switch (resource) {
      case CPUS -> Say.of("CPUs");
      case MEMORY_MIB -> Say.of("memory in MiB");
      default -> Say.of(resource.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    };
  }

  private static long asked(Quota.Resource resource, List<Plan.PoolPrice> prices) {
    return prices.stream()
        .mapToLong(
            price ->
                price.count()
                    * switch (resource) {
                      case MACHINES -> 1L;
                      case CPUS -> price.placement().size().cpus();
                      case MEMORY_MIB -> price.placement().size().memory().roundedUp() / MIB;
                      default -> 0L;
                    })
        .sum();
  }
}
