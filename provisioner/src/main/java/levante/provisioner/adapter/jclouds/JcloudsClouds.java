package levante.provisioner.adapter.jclouds;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.prices.Prices;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;

/**
 * OpenStack for lines of that type, else what other clouds there are. The first OpenStack line
 * counts; one account's client is made once and kept.
 */
public final class JcloudsClouds implements Clouds {
  /** Of several lines of these types the first one counts, whichever it is. */
  private static final List<String> REAL = List.of("EC2", "GCE", "Azure", OpenStackAccount.TYPE);

  private final Map<CloudCredential, CloudProvider> clients = new ConcurrentHashMap<>();
  private final Clouds others;
  private final Sites sites;
  private final Prices prices;

  /** At these sites, with these prices, and those clouds for lines of other types. */
  public JcloudsClouds(Clouds others, Sites sites, Prices prices) {
    this.others = Objects.requireNonNull(others, "others");
    this.sites = Objects.requireNonNull(sites, "sites");
    this.prices = Objects.requireNonNull(prices, "prices");
  }

  /**
   * The endpoints that the operator lets users name: without a bound anybody could let this server
   * call any address of its network.
   *
   * @param urls beginnings of an endpoint's URL; {@code *} for any
   */
  public record Sites(List<String> urls) {
    public Sites {
      urls = List.copyOf(urls);
    }

    private OpenStackAccount admitted(OpenStackAccount account) {
      String keystone = account.keystone().toString();
      if (!admit(keystone)) {
        throw new LevanteException(
            ErrorCode.INVALID_REQUEST,
            "OpenStack at %s is not enabled on this server (levante.cloud.openstack)"
                .formatted(keystone));
      }
      return account;
    }

    /** Whether users may name that endpoint. */
    public boolean admit(String endpoint) {
      return urls.stream().anyMatch(url -> url.equals("*") || isBelow(endpoint, url));
    }

    private static boolean isBelow(String endpoint, String url) {
      return endpoint.equals(url) || endpoint.startsWith(url.endsWith("/") ? url : url + "/");
    }
  }

  /** The line that counts among those of clouds that sell real machines. */
  public static Optional<CloudCredential> first(List<CloudCredential> credentials) {
    return credentials.stream().filter(line -> REAL.contains(line.type())).findFirst();
  }

  @Override
  public CloudProvider open(List<CloudCredential> credentials) {
    return credentials.stream()
        .filter(line -> line.type().equals(OpenStackAccount.TYPE))
        .findFirst()
        .map(line -> clients.computeIfAbsent(line, own -> client(own)))
        .orElseGet(() -> others.open(credentials));
  }

  private CloudProvider client(CloudCredential line) {
    return new JcloudsCloudProvider(sites.admitted(OpenStackAccount.of(line)), prices);
  }
}
