package levante.elasticity.decide;

import java.util.List;

/**
 * A pending pod that no pool can ever hold.
 *
 * @param rejections one per pool, each with its reason; empty when the cluster has no pool
 */
public record Unplaceable(String pod, List<Candidate> rejections) {
  public Unplaceable {
    rejections = List.copyOf(rejections);
  }
}
