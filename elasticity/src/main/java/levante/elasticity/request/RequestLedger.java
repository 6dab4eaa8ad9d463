package levante.elasticity.request;

import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;

/** Remembers what room persons asked for, over restarts. Durable: what is written stays. */
public interface RequestLedger {
  /** Where nobody asks for room. */
  RequestLedger NONE = new NoRequests();

  /** The cluster's open requests, the oldest first. */
  List<RoomRequest> open(ClusterId cluster);

  /** The clusters that have such. */
  List<ClusterId> clustersWithOpen();

  /** Writes a new one down. */
  void add(ClusterId cluster, RoomRequest request);

  /** Writes down how one stands, unless it is not open any more; whether it was. */
  boolean change(ClusterId cluster, RoomRequest request);

  /** The one of that id. */
  Optional<RoomRequest> find(ClusterId cluster, String id);

  /** The cluster's requests, the newest first. */
  List<RoomRequest> recent(ClusterId cluster, int limit);
}
