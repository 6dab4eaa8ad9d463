package levante.provisioner.reconcile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import levante.kernel.ClusterId;
import levante.kernel.Secret;
import levante.provisioner.config.ProvisionerConfig;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.Distribution;
import levante.provisioner.configure.MachineAccess;
import levante.provisioner.desired.DesiredCluster;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.observe.Outside;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.plan.ManagedStorage;
import levante.tosca.data.AttributeSource;

/** The attributes of what an estate holds, as soon as there are any. */
final class EstateAttributes implements AttributeSource {
  private final Estate estate;
  private final ProvisionerConfig config;
  private final Outside outside;

  EstateAttributes(Estate estate, ProvisionerConfig config, Outside outside) {
    this.estate = estate;
    this.config = config;
    this.outside = outside;
  }

  @Override
  public Optional<Object> attribute(String nodeTemplate, List<String> path) {
    if (path.isEmpty()) {
      return Optional.empty();
    }
    Optional<Object> direct = named(nodeTemplate, path.get(0), path.subList(1, path.size()));
    return direct.isPresent() || path.size() < 2
        ? direct
        : named(nodeTemplate, path.get(1), path.subList(2, path.size()));
  }

  private Optional<Object> named(String nodeTemplate, String name, List<String> rest) {
    return estate
        .desired()
        .pool(nodeTemplate)
        .flatMap(pool -> ofMachines(pool, name, rest))
        .or(() -> estate.desired().cluster(nodeTemplate).flatMap(cluster -> of(cluster, name)))
        .or(
            () ->
                estate
                    .storage(nodeTemplate)
                    .flatMap(ManagedStorage::access)
                    .flatMap(access -> of(access, name)));
  }

  private Optional<Object> ofMachines(DesiredPool pool, String name, List<String> rest) {
    return switch (name) {
      case "private_address" ->
          addresses(pool, rest, machine -> machine.addresses().privateAddress());
      case "public_address" ->
          addresses(pool, rest, machine -> machine.addresses().publicAddress());
      case "credential" -> outside.access().login(estate.id()).map(EstateAttributes::credential);
      default -> Optional.empty();
    };
  }

  /** As a tosca.datatypes.Credential. */
  private static Object credential(MachineAccess.Login login) {
    return Map.of(
        "user", login.user(),
        "token_type", "private_key",
        "token", login.privateKey().reveal());
  }

  private Optional<Object> addresses(
      DesiredPool pool, List<String> rest, Function<ManagedMachine, Optional<String>> address) {
    List<String> known =
        estate.kept(pool.nodeTemplate()).stream()
            .flatMap(machine -> address.apply(machine).stream())
            .toList();
    return OutputReader.pick(known, rest, pool.scale().max() == 1);
  }

  private Optional<Object> of(DesiredCluster cluster, String name) {
    ClusterId id = cluster.spec().id();
    return switch (name) {
      case "cluster_id" -> Optional.of(id.value());
      case "endpoint" ->
          estate.hasControlPlane(cluster.name()) ? endpoint(cluster.spec()) : Optional.empty();
      case "kubeconfig" -> outside.kubeconfig(estate, cluster.spec()).map(Secret::reveal);
      default -> Optional.empty();
    };
  }

  /** Where services are called, or for a batch cluster where users sign in. */
  private Optional<Object> endpoint(ClusterSpec cluster) {
    return cluster.distribution() == Distribution.SLURM
        ? estate
            .site(cluster)
            .front()
            .flatMap(front -> front.publicAddress().or(front::privateAddress))
            .map(address -> address)
        : Optional.of(config.publicUrl("/oscar/" + cluster.id()).toString());
  }

  private static Optional<Object> of(ManagedStorage.Access access, String name) {
    return switch (name) {
      case "endpoint" -> Optional.of(access.endpoint().toString());
      case "access_key" -> Optional.of(access.accessKey());
      case "secret_key" -> Optional.of(access.secretKey().reveal());
      default -> Optional.empty();
    };
  }
}
