package levante.oscar.inbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.notification.NotificationReader;
import levante.oscar.notification.NotificationRecord;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServiceClusters;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;

/**
 * What notices of one cluster stand for: a delivery for each service and object, as the storage
 * shows the object now.
 */
public final class Sightings {
  private final Inbox inbox;
  private final ServiceClusters clusters;
  private final ObjectStorages storages;
  private final Clock clock;

  /** Over an inbox that knows of earlier ones, and the clusters' own storages. */
  public Sightings(Inbox inbox, ServiceClusters clusters, ObjectStorages storages, Clock clock) {
    this.inbox = inbox;
    this.clusters = clusters;
    this.storages = storages;
    this.clock = clock;
  }

  /** A record and the services that read its object. */
  private record Told(NotificationRecord record, List<Service> listening) {}

  /**
   * The deliveries, known ones too; none when there is no such cluster any more, and so nothing to
   * run a job for.
   *
   * @param notices of one cluster
   * @param all the services that may read what they tell of
   * @throws LevanteException STORAGE_UNREACHABLE, STORAGE_REFUSED
   */
  List<Delivery> of(List<Notice> notices, List<Service> all) {
    List<Told> told = new ArrayList<>();
    for (Notice notice : notices) {
      for (NotificationRecord record : NotificationReader.read(notice.body(), notice.received())) {
        List<Service> listening = Listeners.of(all, notice.cluster().value(), record);
        if (!listening.isEmpty()) {
          told.add(new Told(record, listening));
        }
      }
    }
    return told.isEmpty() ? List.of() : of(notices.get(0).cluster(), told);
  }

  private List<Delivery> of(ClusterId cluster, List<Told> told) {
    Optional<ObjectStorage> storage = clusters.find(cluster).map(one -> storages.open(access(one)));
    if (storage.isEmpty()) {
      return List.of();
    }
    Map<String, Map<String, StoredObject>> seen = look(new ObjectLookup(storage.get()), told);
    List<Delivery> deliveries = new ArrayList<>();
    for (Told one : told) {
      Optional<StoredObject> object =
          Optional.ofNullable(seen.get(one.record().bucket()).get(one.record().key()));
      for (Service service : one.listening()) {
        deliveries.addAll(of(one.record(), service, cluster.value(), object));
      }
    }
    return deliveries;
  }

  private static StorageAccess access(ServiceCluster cluster) {
    return cluster
        .storage()
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.STORAGE_UNREACHABLE,
                    "the storage of %s is not ready".formatted(cluster.id())));
  }

  /** What is there of what was told of, by bucket and key. */
  private static Map<String, Map<String, StoredObject>> look(ObjectLookup lookup, List<Told> told) {
    Map<String, Set<String>> keys = new TreeMap<>();
    for (Told one : told) {
      keys.computeIfAbsent(one.record().bucket(), any -> new TreeSet<>()).add(one.record().key());
    }
    Map<String, Map<String, StoredObject>> seen = new TreeMap<>();
    keys.forEach((bucket, some) -> seen.put(bucket, lookup.look(bucket, some)));
    return seen;
  }

  private List<Delivery> of(
      NotificationRecord record, Service service, String storage, Optional<StoredObject> seen) {
    Instant now = clock.instant();
    StoredObject told = record.object();
    DeliveryKey toldKey = DeliveryKey.of(service.id(), storage, told);
    Delivery delivery = Delivery.accepted(toldKey, told, Delivery.Source.NOTIFICATION, now);
    if (record.isPlaceholder()) {
      return List.of(
          seen.map(object -> accepted(service, storage, object, record.versionId()))
              .orElse(delivery)
              .in(Delivery.State.IGNORED, "a folder placeholder"));
    }
    boolean same =
        seen.filter(object -> record.eTag().isEmpty() || told.eTag().equals(object.eTag()))
            .isPresent();
    if (same) {
      return List.of(accepted(service, storage, seen.get(), record.versionId()));
    }
    List<Delivery> deliveries = new ArrayList<>();
    if (seen.isPresent() && record.versionId().isPresent()) {
      deliveries.add(delivery);
    } else if (!inbox.knowsContent(toldKey, told.eTag())) {
      String why = seen.isPresent() ? "overwritten" : "gone";
      deliveries.add(
          delivery.in(Delivery.State.GONE, why + " before it was looked at: " + record.key()));
    }
    seen.ifPresent(
        object -> deliveries.add(accepted(service, storage, object, object.versionId())));
    return deliveries;
  }

  private Delivery accepted(
      Service service, String storage, StoredObject seen, Optional<String> versionId) {
    StoredObject object =
        new StoredObject(
            seen.bucket(),
            seen.key(),
            seen.size(),
            seen.eTag(),
            versionId.or(seen::versionId),
            seen.lastModified());
    return Delivery.accepted(
        DeliveryKey.of(service.id(), storage, object),
        object,
        Delivery.Source.NOTIFICATION,
        clock.instant());
  }
}
