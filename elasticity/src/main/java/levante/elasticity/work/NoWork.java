package levante.elasticity.work;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import levante.kernel.ClusterId;

/** {@link WorkLedger#NONE}. */
final class NoWork implements WorkLedger {
  @Override
  public List<Work> open(ClusterId cluster) {
    return List.of();
  }

  @Override
  public List<ClusterId> clustersWithOpen() {
    return List.of();
  }

  @Override
  public void keep(ClusterId cluster, List<Work> changed) {
    // Nobody asks for it.
  }

  @Override
  public void forget(ClusterId cluster, Instant now) {
    // Nobody asks for it.
  }

  @Override
  public void each(ClusterId cluster, Span span, int most, Consumer<Work> row) {
    // There is none.
  }

  @Override
  public int count(ClusterId cluster, Span span) {
    return 0;
  }
}
