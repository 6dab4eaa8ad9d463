package levante.oscar.adapter.sandbox;

import java.net.URI;
import java.util.Objects;
import levante.kernel.Secret;

/**
 * Where a store posts its events.
 *
 * @param token sent as {@code Authorization: Bearer}
 */
public record WebhookTarget(URI uri, Secret token) {
  public WebhookTarget {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(token, "token");
  }
}
