package levante.bench.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Browsers' streams on one server: those that read, and those that only ask and never read. */
final class Streams implements AutoCloseable {
  /** The least that the kernel keeps for one who does not read. */
  private static final int SMALLEST_BUFFER = 4 << 10;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<StreamReader> reading = new ArrayList<>();
  private final List<CompletableFuture<HttpResponse<Void>>> open = new ArrayList<>();
  private final List<Socket> silent = new ArrayList<>();

  /** Opens one that reads. */
  void read(Wire wire, String path) {
    StreamReader reader = new StreamReader();
    reading.add(reader);
    HttpRequest request = wire.browsing(path).header("Accept", "text/event-stream").GET().build();
    open.add(http.sendAsync(request, answer -> reader));
  }

  /** Opens one that never reads a byte. */
  void ignore(Wire wire, String path) {
    URI uri = wire.base().resolve(path);
    try {
      Socket socket = new Socket();
      silent.add(socket);
      socket.setReceiveBufferSize(SMALLEST_BUFFER);
      socket.connect(new InetSocketAddress(InetAddress.getByName(uri.getHost()), uri.getPort()));
      String request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nAccept: text/event-stream\r\n\r\n"
              .formatted(path, uri.getAuthority(), wire.session());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that read. */
  List<StreamReader> reading() {
    return List.copyOf(reading);
  }

  /** How many are open still, as far as the server has said. */
  long open() {
    return open.stream().filter(one -> !one.isDone()).count();
  }

  @Override
  public void close() {
    open.forEach(one -> one.cancel(true));
    for (Socket socket : silent) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
