package levante.web.page.clouds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import levante.provisioner.cloud.Quota;
import levante.provisioner.credential.CloudCheck;
import levante.provisioner.credential.CloudCheck.RegionCheck;
import levante.provisioner.credential.StoredCloud;
import levante.provisioner.infrastructure.Infrastructure;
import levante.web.language.Say;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;
import levante.web.page.plan.Quotas;

/**
 * One cloud.
 *
 * @param facts what may be shown of how it is signed in to
 * @param trouble why it did not answer
 * @param changeable whether a form changes it
 * @param done what was just done
 */
public record CloudPage(
    Frame frame,
    CloudRow cloud,
    Instant changed,
    Map<String, String> facts,
    Optional<String> trouble,
    List<RegionView> regions,
    List<User> users,
    boolean changeable,
    Optional<String> done,
    Optional<Refusal> refusal) {
  /** A region with what the account has of its quotas. */
  public record RegionView(String name, int sizes, int images, List<Bound> quotas) {
    public RegionView {
      quotas = List.copyOf(quotas);
    }
  }

  /** One quota. */
  public record Bound(String what, long used, String most) {}

  /**
   * An infrastructure that is on it.
   *
   * @param path of its page; empty when it is another's
   */
  public record User(String name, Optional<String> path) {}

  public CloudPage {
    Objects.requireNonNull(cloud, "cloud");
    Objects.requireNonNull(done, "done");
    Objects.requireNonNull(refusal, "refusal");
    regions = List.copyOf(regions);
    users = List.copyOf(users);
  }

  static CloudPage of(
      Frame frame,
      StoredCloud cloud,
      List<Infrastructure> users,
      Optional<String> done,
      Optional<Refusal> refusal) {
    return new CloudPage(
        frame,
        CloudRow.of(cloud, users.size()),
        cloud.changedAt(),
        labelled(cloud),
        cloud.check().trouble().map(CloudCheck.Trouble::sentence),
        cloud.check().regions().stream().map(CloudPage::region).toList(),
        users.stream()
            .map(
                one ->
                    new User(
                        one.name(),
                        Optional.of("/infrastructures/" + one.id())
                            .filter(path -> one.admits(frame.caller()))))
            .toList(),
        Provider.of(cloud).isPresent(),
        done,
        refusal);
  }

  /** In the words of its form, in the form's order. */
  private static Map<String, String> labelled(StoredCloud cloud) {
    Map<String, String> facts = new LinkedHashMap<>();
    Provider.of(cloud).map(Provider::fields).orElse(List.of()).stream()
        .filter(field -> cloud.shown().containsKey(field.key()))
        .forEach(field -> facts.put(Say.of(field.label()), cloud.shown().get(field.key())));
    return facts.isEmpty() ? cloud.shown() : facts;
  }

  private static RegionView region(RegionCheck region) {
    List<Bound> bounds = new ArrayList<>();
    for (Quota.Limit limit : region.quota().limits()) {
      bounds.add(new Bound(Quotas.word(limit.resource()), limit.used(), most(limit.max())));
    }
    return new RegionView(region.region().name(), region.sizes(), region.images(), bounds);
  }

  private static String most(OptionalLong max) {
    return max.isPresent() ? String.valueOf(max.getAsLong()) : Say.of("no bound");
  }
}
