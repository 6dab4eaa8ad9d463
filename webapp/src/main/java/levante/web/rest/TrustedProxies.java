package levante.web.rest;

import java.util.List;

/**
 * The addresses of the proxies whose word is taken on how clients see us. Anybody may write the
 * headers that say so; only these are believed.
 */
public record TrustedProxies(List<String> addresses) {
  public TrustedProxies {
    addresses = List.copyOf(addresses);
  }

  /** Whether a request that comes from that address comes from one of them. */
  public boolean trusts(String address) {
    return addresses.contains(address);
  }
}
