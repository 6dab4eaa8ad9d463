package levante.elasticity.manual;

import java.util.List;
import levante.kernel.ClusterId;

/** {@link HandLedger#NONE}. */
final class NoHands implements HandLedger {
  @Override
  public List<DisabledNode> disabled(ClusterId cluster) {
    return List.of();
  }

  @Override
  public void disable(ClusterId cluster, DisabledNode node) {
    throw noHands();
  }

  @Override
  public void enable(ClusterId cluster, String node) {
    throw noHands();
  }

  @Override
  public void pardon(ClusterId cluster, String target) {
    throw noHands();
  }

  @Override
  public void note(ClusterId cluster, HandAct act) {
    throw noHands();
  }

  @Override
  public List<HandAct> acts(ClusterId cluster, int limit) {
    return List.of();
  }

  private static IllegalStateException noHands() {
    return new IllegalStateException("nothing is done by hand here");
  }
}
