package levante.provisioner.adapter.jclouds;

import java.util.Objects;
import levante.provisioner.adapter.jclouds.lines.LineClouds;
import levante.provisioner.adapter.prices.Prices;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;

/** OpenStack for lines of that type. */
public final class JcloudsClouds extends LineClouds {
  private final Prices prices;

  /** At these sites, with these prices, and those clouds for lines of other types. */
  public JcloudsClouds(Clouds others, Sites sites, Prices prices) {
    super(others, OpenStackAccount.TYPE, sites);
    this.prices = Objects.requireNonNull(prices, "prices");
  }

  @Override
  protected CloudProvider client(CloudCredential line) {
    OpenStackAccount account = OpenStackAccount.of(line);
    requireEnabled(account.keystone().toString());
    return new JcloudsCloudProvider(account, prices);
  }
}
