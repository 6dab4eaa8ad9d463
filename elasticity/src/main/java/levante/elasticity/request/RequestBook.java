package levante.elasticity.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Pod;
import levante.elasticity.request.RoomRequest.State;
import levante.kernel.ClusterId;

/** Lets policies see the room that persons asked for, and writes down how it stands. */
public final class RequestBook {
  private final RequestLedger ledger;
  private Optional<Set<ClusterId>> listed = Optional.empty();

  /** One over that ledger. */
  public RequestBook(RequestLedger ledger) {
    this.ledger = ledger;
  }

  /** The complete look with the slots that are asked for, as pods that wait. */
  public ClusterSnapshot with(ClusterId cluster, ClusterSnapshot seen, Instant now) {
    List<RoomRequest> open = ledger.open(cluster);
    if (open.isEmpty()) {
      return seen;
    }
    AskedRoom room = AskedRoom.of(seen.view(), open, now);
    room.changed().forEach(one -> ledger.change(cluster, one));
    List<Pod> elsewhere = new ArrayList<>(seen.view().elsewhere());
    elsewhere.addAll(room.slots());
    return seen.with(ClusterView.of(seen.view().loads(), elsewhere, seen.view().rules()));
  }

  /** These are looked after; what was asked of all others is withdrawn. */
  public void only(Set<ClusterId> clusters, Instant now) {
    if (ledger == RequestLedger.NONE || listed.filter(clusters::equals).isPresent()) {
      return;
    }
    for (ClusterId cluster : ledger.clustersWithOpen()) {
      if (!clusters.contains(cluster)) {
        ledger.open(cluster).forEach(one -> ledger.change(cluster, one.as(State.WITHDRAWN, now)));
      }
    }
    listed = Optional.of(Set.copyOf(clusters));
  }
}
