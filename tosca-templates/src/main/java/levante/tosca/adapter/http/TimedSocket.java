package levante.tosca.adapter.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A socket that closes itself when its time is over. A server that sends a byte now and then would
 * keep each single read alive.
 */
final class TimedSocket implements AutoCloseable {
  private final Socket socket;
  private final CompletableFuture<Boolean> end = new CompletableFuture<>();
  private final CompletableFuture<Void> closing;

  TimedSocket(Socket socket, Duration timeout) {
    this.socket = socket;
    this.closing =
        end.completeOnTimeout(false, timeout.toMillis(), TimeUnit.MILLISECONDS)
            .thenAccept(inTime -> closeSocket());
  }

  Socket socket() {
    return socket;
  }

  @Override
  public void close() {
    end.complete(true);
    closing.join();
  }

  private void closeSocket() {
    try {
      socket.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
