package levante.oscar.adapter.sandbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;

/** A cluster whose nodes a test hands out. */
final class FakePlacement implements PodPlacement {
  private final Map<String, Place> places = new ConcurrentHashMap<>();
  private volatile Optional<ErrorCode> outage = Optional.empty();
  private volatile boolean roomy = true;

  void full() {
    roomy = false;
  }

  void bind(String pod) {
    places.put(pod, new Place(State.BOUND, "node-1"));
  }

  void evict(String pod) {
    places.put(pod, new Place(State.EVICTED, "node-1"));
  }

  void fail(ErrorCode code) {
    outage = Optional.of(code);
  }

  void recover() {
    outage = Optional.empty();
  }

  Map<String, Place> now() {
    return new HashMap<>(places);
  }

  private void check(ClusterId cluster) {
    outage.ifPresent(
        code -> {
          throw new LevanteException(code, cluster + " fails as scripted");
        });
  }

  @Override
  public void request(ClusterId cluster, String pod, Quantity cpu, Quantity memory) {
    check(cluster);
    places.putIfAbsent(
        pod, roomy ? new Place(State.BOUND, "node-1") : new Place(State.PENDING, ""));
  }

  @Override
  public Map<String, Place> places(ClusterId cluster) {
    check(cluster);
    return now();
  }

  @Override
  public void release(ClusterId cluster, String pod) {
    check(cluster);
    places.remove(pod);
  }
}
