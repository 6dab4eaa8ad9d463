package levante.oscar.inbox;

import java.util.List;
import levante.oscar.service.Service;

/** Which services an object triggers. Pure. */
final class Listeners {
  private Listeners() {}

  /** The services that have an input which matches, in the order given. */
  static List<Service> of(List<Service> services, String storage, String bucket, String key) {
    return services.stream()
        .filter(service -> service.inputFor(storage, bucket, key).isPresent())
        .toList();
  }
}
