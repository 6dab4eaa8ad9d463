package levante.oscar.adapter.sandbox.store;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.blobstore.BlobStore;

/** S3 over HTTP on 127.0.0.1, for as many tenants as there are access keys. */
public final class S3Listener implements AutoCloseable {
  /** What a client may sign as one piece is held in memory until its signature is checked. */
  private static final long MOST_SIGNED_BYTES = 64L << 20;

  private final S3Proxy proxy;

  private S3Listener(S3Proxy proxy) {
    this.proxy = proxy;
  }

  /** Whom an access key belongs to. */
  public record Tenant(Secret secretKey, MultipartBlobStore store) {}

  /**
   * Starts listening.
   *
   * @param port 0 takes a free one
   * @param tenants by access key
   * @throws LevanteException STORAGE_UNREACHABLE when the port is taken
   */
  public static S3Listener start(
      int port, int mostThreads, Function<String, Optional<Tenant>> tenants) {
    S3Proxy proxy =
        S3Proxy.builder()
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .awsAuthentication(AuthenticationType.AWS_V4, "nobody", "nothing")
            .jettyMaxThreads(mostThreads)
            .v4MaxNonChunkedRequestSize(MOST_SIGNED_BYTES)
            .ignoreUnknownHeaders(true)
            .build();
    proxy.setBlobStoreLocator(
        (identity, container, blob) ->
            tenants
                .apply(identity)
                .map(
                    tenant ->
                        Map.<String, BlobStore>entry(tenant.secretKey().reveal(), tenant.store()))
                .orElse(null));
    try {
      proxy.start();
    } catch (Exception e) {
      // S3Proxy declares no narrower type.
      throw new LevanteException(
          ErrorCode.STORAGE_UNREACHABLE,
          "the sandbox's object storage cannot listen on port %d: %s".formatted(port, e),
          e);
    }
    return new S3Listener(proxy);
  }

  /** The port it listens on. */
  public int port() {
    return proxy.getPort();
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception e) {
      // S3Proxy declares no narrower type.
      throw new IllegalStateException("the object storage does not stop", e);
    }
  }
}
