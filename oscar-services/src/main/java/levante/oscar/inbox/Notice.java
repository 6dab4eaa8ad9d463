package levante.oscar.inbox;

import java.time.Instant;
import java.util.Objects;
import levante.kernel.ClusterId;

/**
 * A notification that was accepted but could not be looked up yet, because its storage did not
 * answer. Kept until it can.
 *
 * @param id made from cluster and body, so that the same notification is kept once
 * @param body as it came
 */
public record Notice(String id, ClusterId cluster, String body, Instant received) {
  public Notice {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(received, "received");
  }
}
