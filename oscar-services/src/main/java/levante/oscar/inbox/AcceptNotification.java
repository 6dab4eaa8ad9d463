package levante.oscar.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.notification.NotificationReader;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceStore;

/**
 * Accepts a storage's notification: it is written down, and {@link NoticeLoop} looks up at once
 * what it stands for. It is committed before this returns, so an answer of 2xx means written, and
 * needs no storage that answers.
 */
public final class AcceptNotification {
  private final Inbox inbox;
  private final ServiceStore services;
  private final Sightings sightings;
  private final Intake intake;

  /** What the intake is bounded by and told the time with. */
  public record Intake(InboxConfig config, Clock clock) {}

  /** Over an inbox, the services that listen, and what is seen of objects. */
  public AcceptNotification(
      Inbox inbox, ServiceStore services, Sightings sightings, Intake intake) {
    this.inbox = inbox;
    this.services = services;
    this.sightings = sightings;
    this.intake = intake;
  }

  /**
   * Commits a notification, in any of the forms of {@link NotificationReader}, from the storage of
   * a cluster, if any of its records is of an object that a service reads. The same notification
   * again is no error.
   *
   * @return whether any is
   * @throws levante.kernel.LevanteException INVALID_REQUEST when it is none, BODY_TOO_LARGE
   */
  public boolean accept(ClusterId cluster, String json) {
    if (json.length() > intake.config().mostNotificationBytes()) {
      throw new LevanteException(
          ErrorCode.BODY_TOO_LARGE,
          "a notification has at most %d bytes".formatted(intake.config().mostNotificationBytes()));
    }
    Instant now = intake.clock().instant();
    List<Service> all = services.all();
    boolean read =
        NotificationReader.read(json, now).stream()
            .anyMatch(record -> !Listeners.of(all, cluster.value(), record).isEmpty());
    if (read) {
      inbox.keep(notice(cluster, json, now));
    }
    return read;
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
          NotificationReader.read(json, now).stream()
              .anyMatch(
                  record ->
                      service.inputFor(cluster.value(), record.bucket(), record.key()).isPresent());
    } catch (LevanteException noEvent) {
      return Optional.empty();
    }
    if (!reads) {
      return Optional.empty();
    }
    List<Delivery> deliveries = sightings.of(List.of(notice(cluster, json, now)), List.of(service));
    inbox.accept(deliveries);
    return Optional.of(deliveries);
  }

  /** The same notification of the same storage has the same id. */
  private static Notice notice(ClusterId cluster, String json, Instant now) {
    String id =
        UUID.nameUUIDFromBytes((cluster + " " + json).getBytes(StandardCharsets.UTF_8)).toString();
    return new Notice(id, cluster, json, now);
  }
}
