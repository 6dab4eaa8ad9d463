package levante.oscar.adapter.minio;

import io.minio.MinioClient;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StorageAccess;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** Keeps one client for each storage access; all share connections and threads. */
public final class MinioObjectStorages implements ObjectStorages, AutoCloseable {
  private static final Duration IDLE_CONNECTION = Duration.ofSeconds(30);

  private final OkHttpClient verified;
  private final OkHttpClient unverified;
  private final MinioConfig config;
  private final Map<StorageAccess, MinioObjectStorage> open = new ConcurrentHashMap<>();

  /** Clients with these bounds. */
  public MinioObjectStorages(MinioConfig config) {
    this.config = config;
    this.verified =
        new OkHttpClient.Builder()
            .connectTimeout(config.connectTimeout())
            .readTimeout(config.idleTimeout())
            .writeTimeout(config.idleTimeout())
            .connectionPool(
                new ConnectionPool(
                    config.mostConnectionsKept(),
                    IDLE_CONNECTION.toMillis(),
                    TimeUnit.MILLISECONDS))
            .build();
    this.unverified = trustingAll(verified);
  }

  @Override
  public ObjectStorage open(StorageAccess access) {
    return open.computeIfAbsent(
        access,
        one ->
            new MinioObjectStorage(
                one, client(one, Duration.ZERO), client(one, config.smallCallTimeout())));
  }

  MinioClient smallCalls(StorageAccess access) {
    return client(access, config.smallCallTimeout());
  }

  private MinioClient client(StorageAccess access, Duration wholeCall) {
    OkHttpClient http = access.tls() == StorageAccess.Tls.VERIFIED ? verified : unverified;
    return MinioClient.builder()
        .endpoint(access.endpoint().toString())
        .credentials(access.accessKey(), access.secretKey().reveal())
        .region(access.region())
        .httpClient(http.newBuilder().callTimeout(wholeCall).build())
        .build();
  }

  /** Only ever used for a storage whose FDL says {@code verify: false}. */
  private static OkHttpClient trustingAll(OkHttpClient client) {
    X509TrustManager trusting =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {
            // Trusted, as the user asked for this storage.
          }

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {
            // Trusted, as the user asked for this storage.
          }

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trusting}, new SecureRandom());
      return client
          .newBuilder()
          .sslSocketFactory(context.getSocketFactory(), trusting)
          .hostnameVerifier((host, session) -> true)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  /** Closes idle connections and threads; what runs is finished. */
  @Override
  public void close() {
    for (OkHttpClient client : java.util.List.of(verified, unverified)) {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }
}
