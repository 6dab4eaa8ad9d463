package levante.provisioner.install;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import levante.kernel.Secret;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ClusterSpec;

/**
 * Slurm from the distribution's packages. Workers are dynamic nodes that read their configuration
 * from the front end: adding one is work for that one only. Source: Slurm's documentation, Dynamic
 * Nodes and Configless Slurm.
 */
public final class SlurmRecipe implements Recipe {
  /** What a node that takes jobs is in; a state with an asterisk does not answer. */
  private static final Set<String> SERVING =
      Set.of("idle", "mixed", "allocated", "completing", "planned", "reserved", "up");

  @Override
  public InstallScript controlPlane(ClusterSite cluster, Place self, Secret secret) {
    Map<String, String> values = values(cluster.spec(), self, self);
    values.put("PARTITION", cluster.spec().setting("partition").orElse("main"));
    return InstallScript.of("slurm-front", values).with("SECRET", secret);
  }

  @Override
  public Optional<InstallScript> admission(Place worker) {
    return Optional.empty();
  }

  @Override
  public InstallScript worker(ClusterSite cluster, Place self, Place front, Secret pass) {
    return InstallScript.of("slurm-worker", values(cluster.spec(), self, front))
        .with("SECRET", pass);
  }

  private static Map<String, String> values(ClusterSpec cluster, Place self, Place front) {
    Map<String, String> values = new TreeMap<>();
    values.put("CLUSTER", cluster.id().value());
    values.put("NODE_NAME", self.name());
    values.put("NODE_IP", self.address());
    values.put("FRONT_NAME", front.name());
    values.put("FRONT_IP", front.address());
    values.put("VERSION", cluster.version().equals("latest") ? "" : cluster.version());
    values.put("SHARED", cluster.setting("shared_folder").orElse(""));
    return values;
  }

  @Override
  public InstallScript listing(ClusterSpec cluster) {
    return InstallScript.of("slurm-nodes", new TreeMap<>());
  }

  @Override
  public List<ListedNode> listed(String output) {
    return pairs(output, SERVING::contains);
  }

  /** Lines of a name and a word; a line of another form is no node. */
  static List<ListedNode> pairs(String output, Predicate<String> ready) {
    Map<String, ListedNode> nodes = new TreeMap<>();
    for (String line : output.split("\n")) {
      String[] words = line.strip().split("\\s+");
      if (words.length == 2) {
        nodes.put(words[0], new ListedNode(words[0], ready.test(words[1])));
      }
    }
    return nodes.values().stream().sorted(Comparator.comparing(ListedNode::name)).toList();
  }

  @Override
  public InstallScript removal(String node) {
    return InstallScript.of("slurm-remove", Map.of("NODE_NAME", node));
  }
}
