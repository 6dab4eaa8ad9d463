package levante.provisioner.install;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.Secret;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.version.NodeVersion;

/** How one distribution is installed and asked. */
public interface Recipe {
  /**
   * A machine and how the others reach it.
   *
   * @param name of machine and node
   * @param address inside the cloud's network
   */
  record Place(String name, String address, Optional<String> publicAddress) {
    /** What a node's script has to know of itself, to which more may be added. */
    Map<String, String> variables() {
      Map<String, String> variables = new TreeMap<>();
      variables.put("NODE_NAME", name);
      variables.put("NODE_IP", address);
      variables.put("NODE_EXTERNAL_IP", publicAddress.orElse(""));
      return variables;
    }
  }

  /**
   * A node as its cluster lists it.
   *
   * @param ready whether it takes work
   * @param runs empty where the cluster does not tell
   */
  record ListedNode(String name, boolean ready, Optional<NodeVersion> runs) {
    /** One of a cluster that does not tell what it runs. */
    public ListedNode(String name, boolean ready) {
      this(name, ready, Optional.empty());
    }
  }

  /**
   * What makes a node another version.
   *
   * @param begin on the control plane: empties the node, and fails while it is not empty; empty for
   *     a node that is not emptied
   * @param itself on the node
   * @param end on the control plane: lets the node take work again as it did before, and fails
   *     while it is not Ready with that version
   */
  record Upgrade(Optional<InstallScript> begin, InstallScript itself, InstallScript end) {}

  /**
   * What makes the front of the control plane: the cluster too, unless it is made already.
   *
   * @param secret the cluster's own; the same one for its life
   */
  InstallScript controlPlane(ClusterSite cluster, Place self, Secret secret);

  /** What the control plane is asked for before a machine may join: it prints a pass. */
  Optional<InstallScript> admission(Place worker);

  /**
   * What the front of the control plane is told before a further server may join; as long as it
   * fails, none does. What it prints comes before the secret that the server gets. Empty for a
   * distribution whose control plane is one machine.
   */
  default Optional<InstallScript> serverAdmission(Place server) {
    return Optional.empty();
  }

  /**
   * What makes a machine a further server of a control plane.
   *
   * @param secret the cluster's own
   */
  default InstallScript server(ClusterSite cluster, Place self, Place front, Secret secret) {
    throw new IllegalStateException(
        cluster.spec().distribution() + " has one machine that controls it");
  }

  /**
   * What makes a machine a worker.
   *
   * @param pass what the admission printed, else the cluster's secret
   */
  InstallScript worker(ClusterSite cluster, Place self, Place front, Secret pass);

  /**
   * Where archives of container images lie on a machine before its script is run, which then reads
   * {@code IMAGES}, a line an archive of sum and name, and has its node take them in; empty for a
   * distribution without containers.
   */
  default Optional<String> imageFolder() {
    return Optional.empty();
  }

  /**
   * How a node becomes another version; empty for a distribution that is not upgraded in place.
   *
   * @param version which may leave the patch open
   */
  default Optional<Upgrade> upgrade(Place node, NodeRole role, String version) {
    return Optional.empty();
  }

  /** What prints a line a node on the control plane. */
  InstallScript listing(ClusterSpec cluster);

  /** The nodes that the listing printed, by name. */
  List<ListedNode> listed(String output);

  /**
   * What prints what kubectl needs, on the control plane; empty for a cluster without such a thing.
   *
   * @param address by which the control plane is reached from outside
   */
  default Optional<InstallScript> kubeconfig(String address) {
    return Optional.empty();
  }

  /** What takes a node out, on the control plane; one that is not there is no error. */
  InstallScript removal(String node);

  /**
   * What empties a node whose machine runs and takes it out, on the control plane; it fails while
   * something of it may not go.
   */
  default InstallScript departure(String node) {
    return removal(node);
  }
}
