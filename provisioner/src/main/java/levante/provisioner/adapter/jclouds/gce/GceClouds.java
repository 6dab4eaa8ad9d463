package levante.provisioner.adapter.jclouds.gce;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.jclouds.JcloudsClouds;
import levante.provisioner.adapter.jclouds.JcloudsClouds.Sites;
import levante.provisioner.adapter.prices.Prices;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;

/**
 * Compute Engine for lines of that type, unless one of another real cloud comes before, else what
 * other clouds there are. The first line counts; one account's client is made once and kept.
 */
public final class GceClouds implements Clouds {
  /** The word by which the operator lets users name Google's own endpoint. */
  private static final String GOOGLE = "google";

  private final Map<CloudCredential, CloudProvider> clients = new ConcurrentHashMap<>();
  private final Clouds others;
  private final Sites sites;
  private final Prices prices;
  private final Clock clock;

  /**
   * With these prices, and those clouds for lines of other types.
   *
   * @param sites {@code google}, and beginnings of the URLs that users may name
   */
  public GceClouds(Clouds others, Sites sites, Prices prices, Clock clock) {
    this.others = Objects.requireNonNull(others, "others");
    this.sites = Objects.requireNonNull(sites, "sites");
    this.prices = Objects.requireNonNull(prices, "prices");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public CloudProvider open(List<CloudCredential> credentials) {
    return JcloudsClouds.first(credentials)
        .filter(line -> line.type().equals(GceAccount.TYPE))
        .map(line -> clients.computeIfAbsent(line, this::client))
        .orElseGet(() -> others.open(credentials));
  }

  private CloudProvider client(CloudCredential line) {
    GceAccount account = GceAccount.of(line);
    String place = account.host().map(URI::toString).orElse(GOOGLE);
    if (!sites.admit(place)) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "GCE at %s is not enabled on this server (levante.cloud.gce)".formatted(place));
    }
    return new GceCloudProvider(account, prices, clock);
  }
}
