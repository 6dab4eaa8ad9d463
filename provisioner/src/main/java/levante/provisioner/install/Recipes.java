package levante.provisioner.install;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import levante.provisioner.configure.Distribution;
import levante.provisioner.configure.NodeRole;

/** The recipes by distribution. */
public final class Recipes {
  private final Map<Distribution, Recipe> recipes = new EnumMap<>(Distribution.class);

  /** These. */
  public Recipes(Map<Distribution, Recipe> recipes) {
    this.recipes.putAll(recipes);
  }

  /** All that there are. */
  public static Recipes all(K3sRecipe.Sources k3s, KubeadmRecipe.Sources kubernetes) {
    return new Recipes(
        Map.of(
            Distribution.K3S,
            new K3sRecipe(k3s),
            Distribution.KUBERNETES,
            new KubeadmRecipe(kubernetes),
            Distribution.SLURM,
            new SlurmRecipe()));
  }

  /** The distributions that there is a recipe for. */
  public Set<Distribution> distributions() {
    return Set.copyOf(recipes.keySet());
  }

  /** The distributions that are upgraded in place. */
  public Set<Distribution> upgrades() {
    Recipe.Place any = new Recipe.Place("node", "", Optional.empty());
    return recipes.entrySet().stream()
        .filter(one -> one.getValue().upgrade(any, NodeRole.WORKER, "latest").isPresent())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** How that one is installed; one without a recipe was refused before. */
  public Recipe of(Distribution distribution) {
    return Optional.ofNullable(recipes.get(distribution))
        .orElseThrow(() -> new IllegalStateException("no recipe for " + distribution));
  }
}
