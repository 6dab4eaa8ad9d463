package levante.elasticity.constraint;

/**
 * A port of the node itself that a pod takes.
 *
 * @param ip the node's address; {@code 0.0.0.0} takes the port on all of them
 * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
 */
public record HostPort(String ip, String protocol, int port) {
  private static final String ANY = "0.0.0.0";

  public HostPort {
    ip = ip.isEmpty() ? ANY : ip;
    protocol = protocol.isEmpty() ? "TCP" : protocol;
    if (port < 1 || port > 65_535) {
      throw new IllegalStateException("host port " + port);
    }
  }

  /** Whether both cannot be had on one node. */
  public boolean clashesWith(HostPort other) {
    return port == other.port
        && protocol.equals(other.protocol)
        && (ip.equals(other.ip) || ip.equals(ANY) || other.ip.equals(ANY));
  }

  @Override
  public String toString() {
    return "%d/%s".formatted(port, protocol);
  }
}
