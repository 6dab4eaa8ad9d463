package levante.provisioner.adapter.jclouds.azure;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import levante.provisioner.adapter.jclouds.lines.LineClouds;
import levante.provisioner.adapter.prices.Prices;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;

/** Azure for lines of that type. */
public final class AzureClouds extends LineClouds {
  /** The word by which the operator lets users name Microsoft's own regions. */
  private static final String MICROSOFT = "microsoft";

  private final Prices prices;
  private final Clock clock;

  /**
   * With these prices, and those clouds for lines of other types.
   *
   * @param sites {@code microsoft}, and beginnings of the URLs that users may name
   */
  public AzureClouds(Clouds others, Sites sites, Prices prices, Clock clock) {
    super(others, AzureAccount.TYPE, sites);
    this.prices = Objects.requireNonNull(prices, "prices");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  protected CloudProvider client(CloudCredential line) {
    AzureAccount account = AzureAccount.of(line);
    requireEnabled(account.host().map(URI::toString).orElse(MICROSOFT));
    return new AzureCloudProvider(account, prices, clock);
  }
}
