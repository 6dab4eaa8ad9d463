package levante.oscar.adapter.kubernetes.store;

import java.util.Objects;

/**
 * Where a storage stands.
 *
 * @param node whose disk holds what is stored
 * @param address by which everybody reaches that node: Levante, pods, users, other clusters
 */
public record StoreSite(String node, String address) {
  public StoreSite {
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(address, "address");
  }
}
