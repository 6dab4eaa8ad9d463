package levante.system.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A mirror of K3s's releases, served where machines reach it, whose binary is the stand-in. */
public final class K3sMirror implements AutoCloseable {
  private final Process server;
  private final String url;

  private K3sMirror(Process server, String url) {
    this.server = server;
    this.url = url;
  }

  /** Makes one in that folder and serves it. */
  public static K3sMirror serve(Path folder, String... versions) {
    String tool = LevanteServer.home().resolve("src/test/infra/k3s/mirror.py").toString();
    List<String> make = new ArrayList<>(List.of("python3", tool, folder.toString()));
    make.addAll(Arrays.asList(versions));
    try {
      assertThat(started(folder, make).waitFor()).as("%s", make).isZero();
      int port = freePort();
      Process server =
          started(
              folder, List.of("python3", tool, "--serve", folder.toString(), String.valueOf(port)));
      await().ignoreExceptions().until(() -> answers(port));
      return new K3sMirror(server, "http://%s:%d".formatted(address(), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Process started(Path folder, List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolveSibling(folder.getFileName() + ".log").toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean answers(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    }
  }

  /** This host's own, which every machine behind its bridges reaches. */
  private static String address() throws IOException {
    return NetworkInterface.networkInterfaces()
        .filter(one -> !one.getName().startsWith("br"))
        .flatMap(NetworkInterface::inetAddresses)
        .filter(one -> one instanceof Inet4Address && !one.isLoopbackAddress())
        .map(InetAddress::getHostAddress)
        .findFirst()
        .orElseThrow(() -> new AssertionError("this host has no address"));
  }

  /** Where machines find it. */
  public String url() {
    return url;
  }

  @Override
  public void close() {
    server.destroyForcibly();
  }
}
