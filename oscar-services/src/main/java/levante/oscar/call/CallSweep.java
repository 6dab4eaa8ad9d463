package levante.oscar.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.inbox.CallPlace;
import levante.oscar.inbox.Delivery;
import levante.oscar.inbox.DeliveryKey;
import levante.oscar.inbox.Inbox;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServiceClusters;
import levante.oscar.storage.ObjectPage;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StoredObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the bodies and answers of old calls. A body whose delivery has not ended stays, however
 * old; one without a delivery was promised to nobody.
 */
public final class CallSweep {
  private static final Logger LOG = LoggerFactory.getLogger(CallSweep.class);
  private static final int PAGE = 1000;

  private final Inbox inbox;
  private final ServiceClusters clusters;
  private final ObjectStorages storages;
  private final Clock clock;
  private final Duration kept;

  /** Removes what is older than {@code kept}. */
  public CallSweep(
      Inbox inbox, ServiceClusters clusters, ObjectStorages storages, Clock clock, Duration kept) {
    this.inbox = inbox;
    this.clusters = clusters;
    this.storages = storages;
    this.clock = clock;
    this.kept = kept;
  }

  /** Looks at the storage of every cluster once; one that does not answer is left to the next. */
  public void tick() {
    Instant before = clock.instant().minus(kept);
    for (ServiceCluster cluster : clusters.all()) {
      try {
        cluster.storage().map(storages::open).ifPresent(one -> sweep(cluster, one, before));
      } catch (LevanteException e) {
        if (e.code() != ErrorCode.OBJECT_NOT_FOUND) {
          LOG.atWarn()
              .addKeyValue("cluster", cluster.id())
              .addKeyValue("code", e.code())
              .log("calls not swept: {}", e.getMessage());
        }
      }
    }
  }

  private void sweep(ServiceCluster cluster, ObjectStorage storage, Instant before) {
    Optional<String> after = Optional.empty();
    do {
      ObjectPage page = storage.list(CallPlace.BUCKET, "", after, PAGE);
      page.objects().stream()
          .filter(object -> object.lastModified().isBefore(before))
          .filter(object -> !isNeeded(cluster, object))
          .forEach(object -> storage.delete(object.bucket(), object.key()));
      after = page.next();
    } while (after.isPresent());
  }

  private boolean isNeeded(ServiceCluster cluster, StoredObject object) {
    Optional<CallPlace> place = CallPlace.of(cluster.id(), object.bucket(), object.key());
    if (place.filter(one -> one.input().equals(object.key())).isEmpty()) {
      return false;
    }
    DeliveryKey key = DeliveryKey.asListed(place.get().service(), cluster.id().value(), object);
    return inbox.find(List.of(key.digest())).stream()
        .anyMatch(
            one -> one.state() == Delivery.State.WAITING || one.state() == Delivery.State.RUNNING);
  }
}
