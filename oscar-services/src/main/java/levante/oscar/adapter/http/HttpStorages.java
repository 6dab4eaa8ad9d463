package levante.oscar.adapter.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import levante.oscar.adapter.http.Ask.Span;
import levante.oscar.storage.StorageAccess;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * Clients of storages that speak HTTP; all share connections. Certificates are verified. No
 * redirect is followed, since credentials would go along to wherever a server says.
 */
public final class HttpStorages implements AutoCloseable {
  private static final int MOST_CONNECTIONS_KEPT = 4;
  private static final Duration IDLE_CONNECTION = Duration.ofSeconds(30);

  private final OkHttpClient client;
  private final Map<Span, Call.Factory> clients;

  /** With these bounds. */
  public HttpStorages(HttpBounds bounds) {
    this.client =
        new OkHttpClient.Builder()
            .connectTimeout(bounds.connect())
            .readTimeout(bounds.idle())
            .writeTimeout(bounds.idle())
            .followRedirects(false)
            .followSslRedirects(false)
            .connectionPool(
                new ConnectionPool(
                    MOST_CONNECTIONS_KEPT, IDLE_CONNECTION.toMillis(), TimeUnit.MILLISECONDS))
            .build();
    this.clients =
        Map.of(
            Span.FILE,
            client,
            Span.SMALL,
            client.newBuilder().callTimeout(bounds.small()).build(),
            Span.SLOW,
            client
                .newBuilder()
                .readTimeout(bounds.slow())
                .callTimeout(bounds.slow())
                .retryOnConnectionFailure(false)
                .build());
  }

  /**
   * A client of one storage; no call is made yet.
   *
   * @param headers of each request, such as those that sign in
   */
  public HttpStorage of(StorageAccess access, Map<String, String> headers) {
    return new HttpStorage(access, clients, headers);
  }

  /** Closes idle connections and threads; what runs is finished. */
  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
