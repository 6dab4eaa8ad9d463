package levante.provisioner.adapter.inventory;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * Where the machines of users' inventories may be: without a bound anybody could let this server
 * call any address of its network.
 *
 * @param ranges such as {@code 192.0.2.0/24}; {@code *} for anywhere, names too
 */
public record Networks(List<String> ranges) {
  public Networks {
    ranges = List.copyOf(ranges);
    ranges.stream().filter(range -> !range.equals("*")).forEach(Range::of);
  }

  /** A range's addresses as numbers. */
  private record Range(InetAddress base, int prefix) {
    static Range of(String text) {
      String[] parts = text.split("/", 2);
      InetAddress base =
          literal(parts[0])
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "'%s' is no range of addresses".formatted(text)));
      int bits = base.getAddress().length * Byte.SIZE;
      int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
      if (prefix < 0 || prefix > bits) {
        throw new IllegalArgumentException("'%s' is no range of addresses".formatted(text));
      }
      return new Range(base, prefix);
    }

    boolean holds(InetAddress address) {
      int bits = base.getAddress().length * Byte.SIZE;
      return address.getAddress().length * Byte.SIZE == bits
          && number(address)
              .shiftRight(bits - prefix)
              .equals(number(base).shiftRight(bits - prefix));
    }

    private static BigInteger number(InetAddress address) {
      return new BigInteger(1, address.getAddress());
    }
  }

  /** Ends with INVALID_REQUEST unless all that Levante itself would call is in a range. */
  Inventory admitted(Inventory inventory) {
    for (InventoryMachine machine : inventory.machines()) {
      String called = machine.bastion().orElse(machine.door()).address();
      if (!admits(called)) {
        throw new LevanteException(
            ErrorCode.INVALID_REQUEST,
            "machine '%s': inventories at %s are not enabled on this server (levante.cloud.inventory-networks)"
                .formatted(machine.name(), called));
      }
    }
    return inventory;
  }

  private boolean admits(String called) {
    return ranges.contains("*")
        || literal(called)
            .filter(address -> ranges.stream().map(Range::of).anyMatch(one -> one.holds(address)))
            .isPresent();
  }

  /** Only what is a number: a name may mean another address the next time. */
  private static Optional<InetAddress> literal(String text) {
    if (!text.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }
}
