package levante.oscar.inbox;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServiceClusters;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StoredObject;

/**
 * Accepts the body of a call as a file that the service has to process. Body and delivery are
 * committed before this returns, in this order: a crash in between leaves a body that nobody was
 * promised anything about, and that is swept away.
 */
public final class AcceptCall {
  /** Places that different threads keep bodies in at a time; one place is one thread's. */
  private static final int TURNS = 64;

  private static final String ANY_TYPE = "application/octet-stream";

  private final Inbox inbox;
  private final ServiceClusters clusters;
  private final ObjectStorages storages;
  private final Clock clock;
  private final Object[] turns = Stream.generate(Object::new).limit(TURNS).toArray();

  /** Over an inbox and the clusters' own storages. */
  public AcceptCall(Inbox inbox, ServiceClusters clusters, ObjectStorages storages, Clock clock) {
    this.inbox = inbox;
    this.clusters = clusters;
    this.storages = storages;
    this.clock = clock;
  }

  /**
   * Keeps a body and commits its delivery. Of a place where a body lies already that one counts, so
   * the same call made again is one job. Throws STORAGE_UNREACHABLE or STORAGE_REFUSED, and then
   * nothing is promised.
   *
   * @return the delivery as it is when it is new
   */
  public Delivery accept(Service service, CallPlace place, Path body) {
    ObjectStorage storage = open(service);
    ObjectLookup lookup = new ObjectLookup(storage);
    Optional<StoredObject> lies;
    synchronized (turns[Math.floorMod(place.id().hashCode(), TURNS)]) {
      lies =
          lookup.look(CallPlace.BUCKET, place.input()).or(() -> keep(storage, lookup, place, body));
    }
    StoredObject kept = lies.orElseThrow(() -> unreachable(service, "has lost what it was given"));
    Delivery delivery =
        Delivery.accepted(
            DeliveryKey.of(service.id(), service.id().cluster().value(), kept),
            kept,
            Delivery.Source.CALL,
            clock.instant());
    inbox.accept(List.of(delivery));
    return delivery;
  }

  private static Optional<StoredObject> keep(
      ObjectStorage storage, ObjectLookup lookup, CallPlace place, Path body) {
    storage.ensureBucket(CallPlace.BUCKET);
    storage.upload(CallPlace.BUCKET, place.input(), body, ANY_TYPE, Map.of());
    return lookup.look(CallPlace.BUCKET, place.input());
  }

  private ObjectStorage open(Service service) {
    return clusters
        .find(service.id().cluster())
        .flatMap(ServiceCluster::storage)
        .map(storages::open)
        .orElseThrow(() -> unreachable(service, "is not ready"));
  }

  private static LevanteException unreachable(Service service, String why) {
    return new LevanteException(
        ErrorCode.STORAGE_UNREACHABLE,
        "the storage of %s %s".formatted(service.id().cluster(), why));
  }
}
