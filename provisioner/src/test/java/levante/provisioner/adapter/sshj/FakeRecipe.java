package levante.provisioner.adapter.sshj;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.Secret;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.install.InstallScript;
import levante.provisioner.install.Recipe;

/** Scripts that really run; the cluster that they make is a folder with a file a node. */
record FakeRecipe(Path cluster, Path images) implements Recipe {
  private InstallScript script(String file, Map<String, String> values) {
    Map<String, String> all = new TreeMap<>(values);
    all.put("CLUSTER", cluster.toString());
    return InstallScript.of(file, all);
  }

  private InstallScript join(Place self, Secret secret) {
    return script("fake-join", Map.of("NODE_NAME", self.name(), "IMAGES", ""))
        .with("SECRET", secret);
  }

  @Override
  public InstallScript controlPlane(ClusterSite site, Place self, Secret secret) {
    return join(self, secret);
  }

  @Override
  public Optional<InstallScript> admission(Place worker) {
    return Optional.of(script("fake-admission", Map.of("NODE_NAME", worker.name())));
  }

  @Override
  public Optional<InstallScript> serverAdmission(Place server) {
    return Optional.of(script("fake-server-admission", Map.of("NODE_NAME", server.name())));
  }

  @Override
  public InstallScript server(ClusterSite site, Place self, Place front, Secret secret) {
    return script(
            "fake-join", Map.of("NODE_NAME", self.name(), "FRONT", front.name(), "IMAGES", ""))
        .with("SECRET", secret);
  }

  @Override
  public InstallScript worker(ClusterSite site, Place self, Place front, Secret pass) {
    return join(self, pass);
  }

  @Override
  public InstallScript listing(ClusterSpec spec) {
    return script("fake-nodes", Map.of());
  }

  @Override
  public List<ListedNode> listed(String output) {
    return output
        .lines()
        .map(line -> line.split(" "))
        .map(words -> new ListedNode(words[0], words[1].equals("True")))
        .toList();
  }

  @Override
  public Optional<InstallScript> kubeconfig(String address) {
    return Optional.of(script("fake-kubeconfig", Map.of("API_ADDRESS", address)));
  }

  @Override
  public Optional<String> imageFolder() {
    return Optional.of(images.toString());
  }

  @Override
  public InstallScript removal(String node) {
    return script("fake-remove", Map.of("NODE_NAME", node));
  }
}
