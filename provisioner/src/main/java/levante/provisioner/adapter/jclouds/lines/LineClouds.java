package levante.provisioner.adapter.jclouds.lines;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;

/**
 * Clouds of one type of line, unless a line of another real cloud comes before, else what other
 * clouds there are. One account's client is made once and kept.
 */
public abstract class LineClouds implements Clouds {
  /** Of several lines of these types the first one counts, whichever it is. */
  private static final List<String> REAL = List.of("OpenStack", "EC2", "GCE", "Azure");

  private final Map<CloudCredential, CloudProvider> clients = new ConcurrentHashMap<>();
  private final Clouds others;
  private final String type;
  private final Sites sites;

  /** For lines of that type, and those clouds for all others. */
  protected LineClouds(Clouds others, String type, Sites sites) {
    this.others = Objects.requireNonNull(others, "others");
    this.type = Objects.requireNonNull(type, "type");
    this.sites = Objects.requireNonNull(sites, "sites");
  }

  /**
   * The endpoints that the operator lets users name: without a bound anybody could let this server
   * call any address of its network.
   *
   * @param urls beginnings of an endpoint's URL; a word for the maker's own; {@code *} for any
   */
  public record Sites(List<String> urls) {
    public Sites {
      urls = List.copyOf(urls);
    }

    private boolean admit(String endpoint) {
      return urls.stream().anyMatch(url -> url.equals("*") || isBelow(endpoint, url));
    }

    private static boolean isBelow(String endpoint, String url) {
      return endpoint.equals(url) || endpoint.startsWith(url.endsWith("/") ? url : url + "/");
    }
  }

  @Override
  public final CloudProvider open(List<CloudCredential> credentials) {
    return credentials.stream()
        .filter(line -> REAL.contains(line.type()))
        .findFirst()
        .filter(line -> line.type().equals(type))
        .map(line -> clients.computeIfAbsent(line, this::client))
        .orElseGet(() -> others.open(credentials));
  }

  /** A client of the account that a line names. */
  protected abstract CloudProvider client(CloudCredential line);

  /**
   * Refuses an endpoint that the operator does not let users name: INVALID_REQUEST.
   *
   * @param place its URL, or the word for the maker's own
   */
  protected final void requireEnabled(String place) {
    if (!sites.admit(place)) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "%s at %s is not enabled on this server (levante.cloud.%s)"
              .formatted(type, place, type.toLowerCase(Locale.ROOT)));
    }
  }
}
