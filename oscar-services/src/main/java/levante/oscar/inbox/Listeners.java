package levante.oscar.inbox;

import java.util.List;
import levante.oscar.notification.NotificationRecord;
import levante.oscar.service.Service;

/** Which services an object triggers. Pure. */
final class Listeners {
  private Listeners() {}

  /** The services that read the object of a record, in the order given; none of a folder. */
  static List<Service> of(List<Service> services, String storage, NotificationRecord record) {
    return NotificationRecord.isFolder(record.key())
        ? List.of()
        : of(services, storage, record.bucket(), record.key());
  }

  /** The services that have an input which matches, in the order given. */
  static List<Service> of(List<Service> services, String storage, String bucket, String key) {
    return services.stream()
        .filter(service -> service.inputFor(storage, bucket, key).isPresent())
        .toList();
  }
}
