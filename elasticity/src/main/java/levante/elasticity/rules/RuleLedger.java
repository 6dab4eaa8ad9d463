package levante.elasticity.rules;

import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;

/** Keeps rules over restarts. Durable: what a method has written is there after a crash. */
public interface RuleLedger {
  /** Those of a cluster; empty when it has none. */
  Optional<StoredRules> of(ClusterId cluster);

  /** Those of all clusters, by cluster. */
  List<StoredRules> all();

  /**
   * Writes rules over those of the version before.
   *
   * @param rules with version 1 where there shall be none yet, else one more than that of those
   *     that were read. Throws STALE_WRITE when others are there, or none any more
   */
  void write(StoredRules rules);

  /** Takes rules away. Throws STALE_WRITE when others are there, or none any more. */
  void remove(ClusterId cluster, long version);
}
