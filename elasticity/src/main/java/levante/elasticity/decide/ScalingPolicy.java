package levante.elasticity.decide;

import java.time.Instant;
import java.util.List;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.Observation;

/** Decides how many nodes a cluster needs, and which. Pure: the same arguments, the same answer. */
public interface ScalingPolicy {
  /**
   * What is to be done now. A decision that is open already and not yet fulfilled is answered
   * again, equal but for its total, so that carrying it out is retried. An incomplete observation
   * decides Hold and nothing else.
   *
   * @param open decisions recorded earlier whose outcome is unknown
   */
  List<ScalingDecision> decide(
      Observation<ClusterSnapshot> seen, List<OpenDecision> open, Instant now);
}
