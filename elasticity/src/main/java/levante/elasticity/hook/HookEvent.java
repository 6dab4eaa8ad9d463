package levante.elasticity.hook;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.kernel.ClusterId;

/**
 * One thing to hear of.
 *
 * @param id the same whenever it is told again
 * @param subject the node or the pool
 * @param data texts and lists of texts by name
 */
public record HookEvent(
    String id,
    HookKind kind,
    Instant at,
    ClusterId cluster,
    String subject,
    SortedMap<String, Object> data) {
  public HookEvent {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(subject, "subject");
    data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
  }
}
