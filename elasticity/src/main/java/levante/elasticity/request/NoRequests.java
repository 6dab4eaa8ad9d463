package levante.elasticity.request;

import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;

/** {@link RequestLedger#NONE}. */
final class NoRequests implements RequestLedger {
  @Override
  public List<RoomRequest> open(ClusterId cluster) {
    return List.of();
  }

  @Override
  public List<ClusterId> clustersWithOpen() {
    return List.of();
  }

  @Override
  public void add(ClusterId cluster, RoomRequest request) {
    throw new IllegalStateException("nobody asks for room here");
  }

  @Override
  public boolean change(ClusterId cluster, RoomRequest request) {
    return false;
  }

  @Override
  public Optional<RoomRequest> find(ClusterId cluster, String id) {
    return Optional.empty();
  }

  @Override
  public List<RoomRequest> recent(ClusterId cluster, int limit) {
    return List.of();
  }
}
