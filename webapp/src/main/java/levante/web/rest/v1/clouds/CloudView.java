package levante.web.rest.v1.clouds;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import levante.provisioner.cloud.Quota;
import levante.provisioner.credential.CloudCheck;
import levante.provisioner.credential.StoredCloud;
import levante.provisioner.naming.InfrastructureId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A cloud that the caller keeps, without its secrets.
 *
 * @param shown what may be shown of its line, by key
 * @param asked when it was last asked
 * @param trouble why it did not answer then; the regions are of an earlier answer, or none
 * @param infrastructures that are on it, by id
 */
public record CloudView(
    String name,
    String type,
    Map<String, String> shown,
    Instant changed,
    Instant asked,
    Optional<TroubleView> trouble,
    List<RegionView> regions,
    List<String> infrastructures) {
  /** An error, as everywhere. */
  public record TroubleView(String code, String message) {}

  /** What a region offers. */
  public record RegionView(String name, int sizes, int images, List<QuotaView> quotas) {}

  /** One quota; {@code max} is absent when there is no bound. */
  public record QuotaView(
      @Schema(implementation = Quota.Resource.class) String resource,
      long used,
      OptionalLong max) {}

  static CloudView of(StoredCloud cloud, List<InfrastructureId> users) {
    CloudCheck check = cloud.check();
    return new CloudView(
        cloud.ref().name().value(),
        cloud.line().type(),
        cloud.shown(),
        cloud.changedAt(),
        check.at(),
        check.trouble().map(one -> new TroubleView(one.code().name(), one.sentence())),
        check.regions().stream().map(CloudView::region).toList(),
        users.stream().map(InfrastructureId::value).toList());
  }

  private static RegionView region(CloudCheck.RegionCheck region) {
    return new RegionView(
        region.region().name(),
        region.sizes(),
        region.images(),
        region.quota().limits().stream()
            .map(
                limit ->
                    new QuotaView(
                        limit.resource().name().toLowerCase(Locale.ROOT),
                        limit.used(),
                        limit.max()))
            .toList());
  }
}
