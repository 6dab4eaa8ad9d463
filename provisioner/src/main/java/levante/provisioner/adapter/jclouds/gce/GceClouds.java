package levante.provisioner.adapter.jclouds.gce;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import levante.provisioner.adapter.jclouds.lines.LineClouds;
import levante.provisioner.adapter.prices.Prices;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;

/** Compute Engine for lines of that type. */
public final class GceClouds extends LineClouds {
  /** The word by which the operator lets users name Google's own endpoint. */
  private static final String GOOGLE = "google";

  private final Prices prices;
  private final Clock clock;

  /**
   * With these prices, and those clouds for lines of other types.
   *
   * @param sites {@code google}, and beginnings of the URLs that users may name
   */
  public GceClouds(Clouds others, Sites sites, Prices prices, Clock clock) {
    super(others, GceAccount.TYPE, sites);
    this.prices = Objects.requireNonNull(prices, "prices");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  protected CloudProvider client(CloudCredential line) {
    GceAccount account = GceAccount.of(line);
    requireEnabled(account.host().map(URI::toString).orElse(GOOGLE));
    return new GceCloudProvider(account, prices, clock);
  }
}
