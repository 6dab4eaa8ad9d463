package levante.cli.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import levante.cli.failure.CliFailure;

/** TCP ports. */
public final class Ports {
  private Ports() {}

  /** One that nobody listens on at this moment. */
  public static int free() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new CliFailure("no free port: " + e.getMessage(), e);
    }
  }

  /**
   * Ends the verb when somebody listens on {@code port} already; the server would start in vain.
   */
  public static void checkFree(String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
    } catch (IOException e) {
      throw new CliFailure(
          "port %d of %s is taken (%s); name another with --port, 0 for any"
              .formatted(port, address, e.getMessage()),
          e);
    }
  }
}
