package levante.tosca.adapter.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import levante.kernel.Secret;
import levante.tosca.imports.AddressPolicy;
import levante.tosca.imports.ImportPolicy;

/**
 * One request over a socket that is connected to the very address that was checked. The name is
 * resolved once: all its addresses have to be allowed, then one of them is connected to, and the
 * certificate is held against the name. So a name that changes between check and use (DNS
 * rebinding) gains nothing. No proxy is used, since a proxy would resolve the name again.
 */
final class CheckedConnection {
  private final AddressPolicy addresses;
  private final Duration timeout;
  private final int mostBytes;
  private final HostNames names;
  private final SSLSocketFactory tls;

  CheckedConnection(ImportPolicy policy) {
    this(policy, InetAddress::getAllByName, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /**
   * A connection by other names and certificates than those of the machine.
   *
   * @param tls wraps sockets; it knows which authorities are trusted
   */
  CheckedConnection(ImportPolicy policy, HostNames names, SSLSocketFactory tls) {
    this.names = names;
    this.tls = tls;
    this.addresses = policy.addresses();
    this.timeout = policy.timeout();
    this.mostBytes = policy.mostBytes();
  }

  /** Resolves the name of a host; may take as long as it likes. */
  @FunctionalInterface
  interface HostNames {
    InetAddress[] resolve(String name) throws UnknownHostException;
  }

  /** An address that imports may not be fetched from. */
  static final class Forbidden extends IOException {
    private static final long serialVersionUID = 1L;

    Forbidden(String message) {
      super(message);
    }
  }

  HttpAnswer get(URI url, Optional<Secret> authorization) throws IOException {
    boolean secure = url.getScheme().equalsIgnoreCase("https");
    int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
    long start = System.nanoTime();
    InetAddress address = checked(url.getHost());
    Duration left = timeout.minusNanos(System.nanoTime() - start);
    int millis = Math.max(1, Math.toIntExact(left.toMillis()));
    try (TimedSocket timed = new TimedSocket(new Socket(Proxy.NO_PROXY), left)) {
      Socket plain = timed.socket();
      plain.setSoTimeout(millis);
      plain.connect(new InetSocketAddress(address, port), millis);
      Socket socket = secure ? secured(plain, url.getHost(), port) : plain;
      socket.getOutputStream().write(request(url, authorization));
      socket.getOutputStream().flush();
      return HttpAnswer.read(new BufferedInputStream(socket.getInputStream()), mostBytes);
    }
  }

  private InetAddress checked(String host) throws IOException {
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    InetAddress[] all = resolved(name);
    for (InetAddress one : all) {
      if (!addresses.allows(one)) {
        throw new Forbidden("'%s' is not an address in the public internet".formatted(name));
      }
    }
    return all[0];
  }

  // The system's resolver knows no time limit, and cannot be stopped: it is left to itself.
  private InetAddress[] resolved(String name) throws IOException {
    FutureTask<InetAddress[]> answer = new FutureTask<>(() -> names.resolve(name));
    Thread thread = new Thread(answer, "levante-resolver");
    thread.setDaemon(true);
    thread.start();
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException unknown) {
      throw new UnknownHostException(name);
    } catch (TimeoutException slow) {
      throw new SocketTimeoutException("the name was not resolved in time");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    }
  }

  private Socket secured(Socket plain, String host, int port) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static byte[] request(URI url, Optional<Secret> authorization) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    String credential =
        authorization
            .map(Secret::reveal)
            .filter(value -> value.chars().allMatch(one -> one > 31 && one < 127))
            .map(value -> "Authorization: " + value + "\r\n")
            .orElse("");
    return String.join(
            "\r\n",
            "GET %s%s HTTP/1.1",
            "Host: %s%s",
            "User-Agent: levante",
            "Accept-Encoding: identity",
            "%sConnection: close",
            "",
            "")
        .formatted(path, query, url.getHost(), port, credential)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
