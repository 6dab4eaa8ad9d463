package levante.provisioner.desired;

import java.util.Set;
import levante.provisioner.configure.Distribution;
import levante.provisioner.operate.ArtifactKind;

/**
 * What can be carried out on a cloud's machines.
 *
 * @param distributions what can be installed on them
 * @param storages whether object storages can be made on their clusters
 * @param applications whether applications can be put onto their clusters
 * @param artifacts what operations can be written in
 */
public record Abilities(
    Set<Distribution> distributions,
    boolean storages,
    boolean applications,
    Set<ArtifactKind> artifacts) {
  public Abilities {
    distributions = Set.copyOf(distributions);
    artifacts = Set.copyOf(artifacts);
  }
}
