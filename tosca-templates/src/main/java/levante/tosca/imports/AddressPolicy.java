package levante.tosca.imports;

import java.net.InetAddress;

/** Which addresses an import may be fetched from. */
@FunctionalInterface
public interface AddressPolicy {
  /**
   * Addresses of the public internet only: not this host, not its links, not a private, shared,
   * documentation, benchmark, reserved or multicast network, in IPv4, IPv6 or IPv4 inside of IPv6.
   */
  AddressPolicy PUBLIC = new PublicAddresses();

  /** Whether an import may be fetched from there. */
  boolean allows(InetAddress address);
}
