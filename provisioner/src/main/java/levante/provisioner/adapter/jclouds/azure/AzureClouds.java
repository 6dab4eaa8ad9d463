package levante.provisioner.adapter.jclouds.azure;

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
 * Azure for lines of that type, unless one of another real cloud comes before, else what other
 * clouds there are. One account's client is made once and kept.
 */
public final class AzureClouds implements Clouds {
  /** The word by which the operator lets users name Microsoft's own regions. */
  private static final String MICROSOFT = "microsoft";

  private final Map<CloudCredential, CloudProvider> clients = new ConcurrentHashMap<>();
  private final Clouds others;
  private final Sites sites;
  private final Prices prices;
  private final Clock clock;

  /**
   * With these prices, and those clouds for lines of other types.
   *
   * @param sites {@code microsoft}, and beginnings of the URLs that users may name
   */
  public AzureClouds(Clouds others, Sites sites, Prices prices, Clock clock) {
    this.others = Objects.requireNonNull(others, "others");
    this.sites = Objects.requireNonNull(sites, "sites");
    this.prices = Objects.requireNonNull(prices, "prices");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public CloudProvider open(List<CloudCredential> credentials) {
    return JcloudsClouds.first(credentials)
        .filter(line -> line.type().equals(AzureAccount.TYPE))
        .map(line -> clients.computeIfAbsent(line, this::client))
        .orElseGet(() -> others.open(credentials));
  }

  private CloudProvider client(CloudCredential line) {
    AzureAccount account = AzureAccount.of(line);
    String place = account.host().map(URI::toString).orElse(MICROSOFT);
    if (!sites.admit(place)) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "Azure at %s is not enabled on this server (levante.cloud.azure)".formatted(place));
    }
    return new AzureCloudProvider(account, prices, clock);
  }
}
