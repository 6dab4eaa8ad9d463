package levante.oscar.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.exposed.ExposedAnswer;
import levante.oscar.exposed.ExposedRequest;
import levante.oscar.exposed.Header;

/**
 * Passes requests on by HTTP. The body of an answer is read as it comes and is never whole in
 * memory; what takes too long is broken off. No redirect is followed: where it leads is the
 * caller's business, and a pod that sends us somewhere would have us ask with our credentials.
 */
public final class PassedOn {
  private final Duration longest;

  /** Each for so long at most, from its first byte to the answer's last. */
  public PassedOn(Duration longest) {
    this.longest = longest;
  }

  /** A client for it, to be completed. */
  public static HttpClient.Builder client(Duration connectTimeout) {
    return HttpClient.newBuilder()
        .connectTimeout(connectTimeout)
        .followRedirects(HttpClient.Redirect.NEVER)
        // A slow answer does not share its connection with another.
        .version(HttpClient.Version.HTTP_1_1);
  }

  /**
   * Asks, and returns when the answer begins.
   *
   * @param url with the request's target at its end
   * @param credentials for whoever stands before the pod
   * @throws LevanteException INVALID_REQUEST when it is none that can be sent, SERVICE_NOT_READY
   *     when no answer begins in time, CLUSTER_UNREACHABLE when nobody is there
   */
  public ExposedAnswer send(
      HttpClient client, String url, Optional<String> credentials, ExposedRequest request) {
    try {
      return answer(
          client.send(order(url, credentials, request), HttpResponse.BodyHandlers.ofInputStream()));
    } catch (HttpTimeoutException e) {
      String why = "no answer began within %d s".formatted(longest.toSeconds());
      throw new LevanteException(ErrorCode.SERVICE_NOT_READY, why, e);
    } catch (IOException e) {
      throw unreachable(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable("interrupted", e);
    }
  }

  private HttpRequest order(String url, Optional<String> credentials, ExposedRequest request)
      throws IOException {
    try {
      HttpRequest.Builder order =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(longest)
              .header("Accept-Encoding", "identity")
              .method(request.method(), body(request.body()));
      request.headers().forEach(header -> order.header(header.name(), header.value()));
      credentials.ifPresent(value -> order.setHeader("Authorization", value));
      return order.build();
    } catch (IllegalArgumentException e) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "this cannot be passed on: " + e.getMessage(), e);
    }
  }

  private static HttpRequest.BodyPublisher body(Optional<Path> file) throws IOException {
    return file.isEmpty()
        ? HttpRequest.BodyPublishers.noBody()
        : HttpRequest.BodyPublishers.ofFile(file.get());
  }

  private ExposedAnswer answer(HttpResponse<InputStream> said) {
    List<Header> headers = new ArrayList<>();
    said.headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
    Executor later = CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<Void> limit = CompletableFuture.runAsync(() -> close(said.body()), later);
    return new ExposedAnswer(said.statusCode(), headers, said.body(), () -> limit.cancel(false));
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LevanteException unreachable(String why, Exception cause) {
    return new LevanteException(ErrorCode.CLUSTER_UNREACHABLE, why, cause);
  }
}
