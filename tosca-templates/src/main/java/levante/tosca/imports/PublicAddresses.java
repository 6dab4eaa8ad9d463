package levante.tosca.imports;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;

/** Tells addresses of the public internet from all others, by the networks that are not public. */
final class PublicAddresses implements AddressPolicy {
  // Source: IANA's special-purpose address registries for IPv4 and IPv6; IPv6 outside of 2000::/3
  // is not given out at all.
  private static final List<Network> NOT_PUBLIC =
      List.of(
          network(8, 0),
          network(8, 10),
          network(10, 100, 64),
          network(8, 127),
          network(16, 169, 254),
          network(12, 172, 16),
          network(24, 192, 0, 0),
          network(24, 192, 0, 2),
          network(24, 192, 88, 99),
          network(16, 192, 168),
          network(15, 198, 18),
          network(24, 198, 51, 100),
          network(24, 203, 0, 113),
          network(3, 224),
          network6(23, 0x20, 0x01),
          network6(32, 0x20, 0x01, 0x0d, 0xb8),
          network6(16, 0x20, 0x02),
          network6(20, 0x3f, 0xff));
  private static final Network GLOBAL_UNICAST = network6(3, 0x20);
  private static final int IPV4 = 4;
  private static final int IPV6 = 16;

  /**
   * All addresses that begin alike.
   *
   * @param first the bits that they begin with, as a number
   * @param rest how many bits come after them
   * @param length the length of such an address in bytes
   */
  private record Network(BigInteger first, int rest, int length) {
    boolean contains(byte[] address) {
      return address.length == length && new BigInteger(1, address).shiftRight(rest).equals(first);
    }
  }

  @Override
  public boolean allows(InetAddress address) {
    // An IPv4 address inside of IPv6 (::ffff:0:0/96) has been made an IPv4 one by InetAddress.
    byte[] bytes = address.getAddress();
    boolean given = bytes.length == IPV4 || GLOBAL_UNICAST.contains(bytes);
    return given && NOT_PUBLIC.stream().noneMatch(network -> network.contains(bytes));
  }

  private static Network network(int bits, int... first) {
    return network(IPV4, bits, first);
  }

  private static Network network6(int bits, int... first) {
    return network(IPV6, bits, first);
  }

  private static Network network(int length, int bits, int[] first) {
    BigInteger address = BigInteger.ZERO;
    for (int i = 0; i < length; i++) {
      address =
          address.shiftLeft(Byte.SIZE).add(BigInteger.valueOf(i < first.length ? first[i] : 0));
    }
    int rest = Byte.SIZE * length - bits;
    return new Network(address.shiftRight(rest), rest, length);
  }
}
