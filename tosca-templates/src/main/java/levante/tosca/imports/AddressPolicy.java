package levante.tosca.imports;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Which addresses an import may be fetched from. */
@FunctionalInterface
public interface AddressPolicy {
  /**
   * Addresses of the public internet only: not this host, not its links, not a private, shared,
   * documentation, benchmark, reserved or multicast network, in IPv4, IPv6 or IPv4 inside of IPv6.
   * Source: the IANA special-purpose address registries.
   */
  AddressPolicy PUBLIC = AddressPolicy::isPublic;

  boolean allows(InetAddress address);

  private static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
  }

  private static boolean isPublic4(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    int third = bytes[2] & 0xff;
    boolean shared = first == 100 && (second & 0xc0) == 64;
    boolean reserved = first == 0 || first == 10 || first == 127 || first >= 224;
    boolean special =
        (first == 192 && second == 0 && (third == 0 || third == 2))
            || (first == 192 && second == 88 && third == 99)
            || (first == 198 && (second == 18 || second == 19))
            || (first == 198 && second == 51 && third == 100)
            || (first == 203 && second == 0 && third == 113);
    return !shared && !reserved && !special;
  }

  // Only global unicast, 2000::/3, without what carries an IPv4 address or is not routed.
  private static boolean isPublic6(byte[] bytes) {
    int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
    boolean sixToFour = first == 0x2002;
    boolean protocolAssignments = first == 0x2001 && second < 0x200;
    boolean documentation = first == 0x2001 && second == 0xdb8 || (first & 0xfff0) == 0x3ff0;
    return (first & 0xe000) == 0x2000 && !sixToFour && !protocolAssignments && !documentation;
  }
}
