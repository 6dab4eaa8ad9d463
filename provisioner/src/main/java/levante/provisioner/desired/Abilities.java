package levante.provisioner.desired;

import java.util.Set;
import levante.provisioner.configure.Distribution;

/**
 * What can be carried out on a cloud's machines.
 *
 * @param distributions what can be installed on them
 * @param storages whether object storages can be made on their clusters
 */
public record Abilities(Set<Distribution> distributions, boolean storages) {
  public Abilities {
    distributions = Set.copyOf(distributions);
  }
}
