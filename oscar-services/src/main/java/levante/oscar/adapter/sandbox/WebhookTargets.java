package levante.oscar.adapter.sandbox;

import java.util.Optional;

/** Who listens to which store of the sandbox's object storage; asked anew for every event. */
@FunctionalInterface
public interface WebhookTargets {
  /** The target of a store's events; absent loses them, as a MinIO without a target does. */
  Optional<WebhookTarget> of(String store);
}
