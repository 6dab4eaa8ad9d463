package levante.provisioner.adapter.jclouds.ec2;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import levante.provisioner.adapter.jclouds.lines.LineClouds;
import levante.provisioner.adapter.prices.Prices;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;

/** EC2 for lines of that type. */
public final class Ec2Clouds extends LineClouds {
  /** The word by which the operator lets users name Amazon's own regions. */
  private static final String AMAZON = "aws";

  private final Prices prices;
  private final Clock clock;

  /**
   * With these prices, and those clouds for lines of other types.
   *
   * @param sites {@code aws}, and beginnings of the URLs that users may name
   */
  public Ec2Clouds(Clouds others, Sites sites, Prices prices, Clock clock) {
    super(others, Ec2Account.TYPE, sites);
    this.prices = Objects.requireNonNull(prices, "prices");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  protected CloudProvider client(CloudCredential line) {
    Ec2Account account = Ec2Account.of(line);
    requireEnabled(account.host().map(URI::toString).orElse(AMAZON));
    return new Ec2CloudProvider(account, prices, clock);
  }
}
