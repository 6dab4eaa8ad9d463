package levante.oscar.adapter.kubernetes.store;

import java.net.URI;
import java.util.Objects;
import levante.kernel.Secret;

/**
 * Where a storage tells of new objects.
 *
 * @param token it shows there
 */
public record StoreHook(URI endpoint, Secret token) {
  /** What MinIO calls it. Source: MinIO, Publish Events to Webhook. */
  public static final String ARN = "arn:minio:sqs::levante:webhook";

  public StoreHook {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(token, "token");
  }
}
