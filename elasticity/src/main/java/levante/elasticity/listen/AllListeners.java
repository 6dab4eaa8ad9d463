package levante.elasticity.listen;

import java.time.Duration;
import java.util.List;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.journal.Outcome;
import levante.elasticity.state.Census;
import levante.elasticity.state.StateChange;
import levante.kernel.ClusterId;

/** Tells several listeners the same. */
record AllListeners(List<ScalingListener> listeners) implements ScalingListener {
  AllListeners {
    listeners = List.copyOf(listeners);
  }

  @Override
  public void decided(ClusterId cluster, ScalingDecision decision, List<Duration> waited) {
    listeners.forEach(one -> one.decided(cluster, decision, waited));
  }

  @Override
  public void closed(ClusterId cluster, OpenDecision decision, Outcome outcome) {
    listeners.forEach(one -> one.closed(cluster, decision, outcome));
  }

  @Override
  public void ready(ClusterId cluster, Duration sinceDecided) {
    listeners.forEach(one -> one.ready(cluster, sinceDecided));
  }

  @Override
  public void changed(ClusterId cluster, List<StateChange> changes) {
    listeners.forEach(one -> one.changed(cluster, changes));
  }

  @Override
  public void counted(ClusterId cluster, Census census) {
    listeners.forEach(one -> one.counted(cluster, census));
  }

  @Override
  public void left(ClusterId cluster) {
    listeners.forEach(one -> one.left(cluster));
  }
}
