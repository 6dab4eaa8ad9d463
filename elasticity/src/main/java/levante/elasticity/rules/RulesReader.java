package levante.elasticity.rules;

import java.util.List;
import levante.elasticity.cluster.NodePool;

/** Reads what an owner has written. */
public interface RulesReader {
  /**
   * The rules. Throws INVALID_REQUEST with line and column of everything that is wrong.
   *
   * @param pools what the cluster's template says; bounds are checked against them
   */
  ScalingRules read(String text, List<NodePool> pools);

  /** The same without a look at any pool: a template may have changed since. */
  ScalingRules read(String text);
}
