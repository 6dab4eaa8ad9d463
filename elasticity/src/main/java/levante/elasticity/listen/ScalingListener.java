package levante.elasticity.listen;

import java.time.Duration;
import java.util.List;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.journal.Outcome;
import levante.elasticity.state.Census;
import levante.elasticity.state.StateChange;
import levante.kernel.ClusterId;

/**
 * Hears of what scaling sees and does: metrics, hooks. It is called by the loop, so it neither
 * waits nor throws. After a crash it may miss what happened last; the journal does not.
 */
public interface ScalingListener {
  /** Hears nothing. */
  ScalingListener NONE = new ScalingListener() {};

  /**
   * A decision was written into the journal and will be carried out now.
   *
   * @param waited for a scale-up: how long each pod that it serves has waited
   */
  default void decided(ClusterId cluster, ScalingDecision decision, List<Duration> waited) {}

  /** It became known what came of a decision. */
  default void closed(ClusterId cluster, OpenDecision decision, Outcome outcome) {}

  /** A node of a scale-up became Ready so long after it was decided. */
  default void ready(ClusterId cluster, Duration sinceDecided) {}

  /** Nodes came into other states. */
  default void changed(ClusterId cluster, List<StateChange> changes) {}

  /** How many nodes and pods there are; told at each look. */
  default void counted(ClusterId cluster, Census census) {}

  /** The cluster is looked after no more. */
  default void left(ClusterId cluster) {}

  /** All of these, in this order. */
  static ScalingListener all(List<ScalingListener> listeners) {
    return new AllListeners(listeners);
  }
}
