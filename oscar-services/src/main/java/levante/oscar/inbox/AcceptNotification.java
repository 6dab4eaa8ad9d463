package levante.oscar.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceClusters;
import levante.oscar.service.ServiceStore;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StoredObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts a storage's notification. What it stands for is committed before this returns, so an
 * answer of 2xx means written.
 */
public final class AcceptNotification {
  private static final Logger LOG = LoggerFactory.getLogger(AcceptNotification.class);

  private final Inbox inbox;
  private final ServiceStore services;
  private final ServiceClusters clusters;
  private final ObjectStorages storages;
  private final Intake intake;

  /** What the intake is bounded by and told the time with. */
  public record Intake(InboxConfig config, Clock clock) {}

  /** Over an inbox, the services that listen, and the storages that are asked. */
  public AcceptNotification(
      Inbox inbox,
      ServiceStore services,
      ServiceClusters clusters,
      ObjectStorages storages,
      Intake intake) {
    this.inbox = inbox;
    this.services = services;
    this.clusters = clusters;
    this.storages = storages;
    this.intake = intake;
  }

  /**
   * Decodes every record of a MinIO-shaped notification from the storage of a cluster and commits a
   * delivery for each service whose input matches. When the storage cannot be asked about the
   * object, the notification itself is committed and looked up by {@link #tick()}.
   *
   * @return how many deliveries are new; duplicates are no error
   * @throws levante.kernel.LevanteException INVALID_REQUEST when it is no such JSON, BODY_TOO_LARGE
   */
  public int accept(ClusterId cluster, String json) {
    if (json.length() > intake.config().mostNotificationBytes()) {
      throw new LevanteException(
          ErrorCode.BODY_TOO_LARGE,
          "a notification has at most %d bytes".formatted(intake.config().mostNotificationBytes()));
    }
    Instant now = intake.clock().instant();
    NotificationRecord.decode(json, now);
    Notice notice = new Notice(idOf(cluster, json), cluster, json, now);
    try {
      return inbox.accept(lookUp(notice, services.all()));
    } catch (LevanteException e) {
      if (e.code().kind() != ErrorCode.Kind.UPSTREAM) {
        throw e;
      }
      inbox.keep(notice);
      LOG.atWarn()
          .addKeyValue("cluster", cluster)
          .addKeyValue("code", e.code())
          .log("notification kept for later: {}", e.getMessage());
      return 0;
    }
  }

  /**
   * Accepts a storage's event that somebody else than the storage brings, for one service. Throws
   * STORAGE_UNREACHABLE and then nothing is accepted: who brings it can bring it again.
   *
   * @return the deliveries, known ones too; empty when the text is no event of an object in the
   *     cluster's own storage that the service reads
   */
  public Optional<List<Delivery>> acceptFor(Service service, String json) {
    ClusterId cluster = service.id().cluster();
    Instant now = intake.clock().instant();
    boolean reads;
    try {
      reads =
          NotificationRecord.decode(json, now).stream()
              .anyMatch(
                  record ->
                      service.inputFor(cluster.value(), record.bucket(), record.key()).isPresent());
    } catch (LevanteException noEvent) {
      return Optional.empty();
    }
    if (!reads) {
      return Optional.empty();
    }
    List<Delivery> deliveries =
        lookUp(new Notice(idOf(cluster, json), cluster, json, now), List.of(service));
    inbox.accept(deliveries);
    return Optional.of(deliveries);
  }

  /** Looks up what was accepted while its storage did not answer. */
  public void tick() {
    TreeSet<ClusterId> away = new TreeSet<>();
    for (Notice notice : inbox.notices(intake.config().noticesPerTick())) {
      if (!away.contains(notice.cluster()) && !settled(notice)) {
        away.add(notice.cluster());
      }
    }
  }

  private boolean settled(Notice notice) {
    List<Delivery> deliveries;
    try {
      deliveries = lookUp(notice, services.all());
    } catch (LevanteException e) {
      if (e.code().kind() == ErrorCode.Kind.UPSTREAM) {
        return false;
      }
      throw e;
    }
    inbox.settle(notice, deliveries);
    return true;
  }

  private static String idOf(ClusterId cluster, String json) {
    return UUID.nameUUIDFromBytes((cluster + " " + json).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private List<Delivery> lookUp(Notice notice, List<Service> all) {
    List<Delivery> deliveries = new ArrayList<>();
    Optional<ObjectLookup> lookup = Optional.empty();
    for (NotificationRecord record : NotificationRecord.decode(notice.body(), notice.received())) {
      String storage = notice.cluster().value();
      List<Service> listening =
          NotificationRecord.isFolder(record.key())
              ? List.of()
              : Listeners.of(all, storage, record.bucket(), record.key());
      if (!listening.isEmpty() && lookup.isEmpty()) {
        lookup = open(notice.cluster());
        if (lookup.isEmpty()) {
          return deliveries;
        }
      }
      for (Service service : listening) {
        deliveries.addAll(of(record, service, storage, lookup.orElseThrow()));
      }
    }
    return deliveries;
  }

  /** Empty when there is no such cluster any more, and so nothing to run a job for. */
  private Optional<ObjectLookup> open(ClusterId cluster) {
    return clusters
        .find(cluster)
        .map(
            one ->
                new ObjectLookup(
                    storages.open(
                        one.storage()
                            .orElseThrow(
                                () ->
                                    new LevanteException(
                                        ErrorCode.STORAGE_UNREACHABLE,
                                        "the storage of %s is not ready".formatted(cluster))))));
  }

  private List<Delivery> of(
      NotificationRecord record, Service service, String storage, ObjectLookup lookup) {
    Instant now = intake.clock().instant();
    StoredObject told = record.object();
    DeliveryKey toldKey = DeliveryKey.of(service.id(), storage, told);
    Delivery delivery = Delivery.accepted(toldKey, told, Delivery.Source.NOTIFICATION, now);
    Optional<StoredObject> seen = lookup.look(record.bucket(), record.key());
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
        intake.clock().instant());
  }
}
