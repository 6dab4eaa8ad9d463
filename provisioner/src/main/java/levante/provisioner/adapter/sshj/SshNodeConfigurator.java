package levante.provisioner.adapter.sshj;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.provisioner.adapter.sshj.shell.Background;
import levante.provisioner.adapter.sshj.shell.ImageCarrier;
import levante.provisioner.adapter.sshj.shell.SshShell;
import levante.provisioner.application.ApplicationScripts;
import levante.provisioner.cloud.Machine;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ConfigureResult;
import levante.provisioner.configure.Distribution;
import levante.provisioner.configure.NodeConfigurator;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.install.Recipe;
import levante.provisioner.install.Recipe.ListedNode;
import levante.provisioner.install.Recipes;
import levante.provisioner.naming.MachineId;
import levante.provisioner.version.NodeVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes real machines into nodes by recipes that run on them. Nothing is waited for: what is asked
 * of a machine is asked in the background, and the next tick hears the answer. What is known of a
 * cluster is its own listing, which counts for a minute. When the server that is asked for it is
 * silent, the next one has its turn.
 */
public final class SshNodeConfigurator implements NodeConfigurator {
  private static final Logger LOG = LoggerFactory.getLogger(SshNodeConfigurator.class);

  /** How often a cluster is asked for its nodes, and how long its answer counts. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private static final Duration STALE = Duration.ofMinutes(1);

  /** How long a kubeconfig counts until it is read again. */
  private static final Duration ACCESS_FRESH = Duration.ofHours(1);

  private final Recipes recipes;
  private final ClusterTalk talk;
  private final UpgradeTalk upgrades;
  private final Clock clock;
  private final Background<MachineId, ConfigureResult> machines;
  private final Background<ClusterId, Listing> clusters;
  private final Map<ClusterId, Listing> listings = new ConcurrentHashMap<>();
  private final Map<ClusterId, Integer> turns = new ConcurrentHashMap<>();

  private final Background<ClusterId, Optional<Secret>> questions;
  private final Map<ClusterId, Access> accesses = new ConcurrentHashMap<>();

  private final Map<MachineId, ConfigureResult> upgrading = new ConcurrentHashMap<>();

  private record Listing(List<ListedNode> nodes, Instant at) {}

  /** A kubeconfig as it was at a site; K3s renews its certificates when it is started. */
  private record Access(ClusterSite site, Secret kubeconfig, Instant at) {}

  SshNodeConfigurator(
      Recipes recipes,
      ClusterTalk talk,
      UpgradeTalk upgrades,
      ExecutorService threads,
      Clock clock) {
    this.recipes = recipes;
    this.talk = talk;
    this.upgrades = upgrades;
    this.clock = clock;
    this.machines = new Background<>(threads);
    this.clusters = new Background<>(threads);
    this.questions = new Background<>(threads);
  }

  /**
   * Over SSH.
   *
   * @param images what nodes are given besides
   * @param threads as many machines are talked to at a time
   */
  public static SshNodeConfigurator over(
      Recipes recipes,
      MachineKeys keys,
      ImageCarrier images,
      ExecutorService threads,
      Clock clock) {
    ClusterTalk.Habits usual = ClusterTalk.Habits.USUAL;
    ClusterTalk talk = new ClusterTalk(recipes, keys, new SshShell(), images, usual);
    return new SshNodeConfigurator(
        recipes, talk, new UpgradeTalk(talk, keys, new SshShell(), usual), threads, clock);
  }

  /** What puts applications onto the clusters that these recipes make. */
  public static SshClusterApplications applications(
      Recipes recipes,
      MachineKeys keys,
      ApplicationScripts.Helm helm,
      ExecutorService threads,
      Clock clock) {
    ClusterTalk.Habits usual = ClusterTalk.Habits.USUAL;
    return new SshClusterApplications(
        distribution ->
            new ApplicationScripts(
                helm, ApplicationScripts.Control.of(distribution, usual.folder())),
        new ClusterTalk(recipes, keys, new SshShell(), ImageCarrier.none(), usual),
        threads,
        clock);
  }

  @Override
  public Set<Distribution> distributions() {
    return recipes.distributions();
  }

  private ClusterSite answering(ClusterSite cluster) {
    return cluster.through(turns.getOrDefault(cluster.id(), 0));
  }

  @Override
  public ConfigureResult configure(ClusterSite cluster, Machine machine, NodeRole role) {
    ClusterSite site = answering(cluster);
    return machines
        .ask(machine.id(), () -> talk.step(site, machine, role))
        .orElseGet(() -> new ConfigureResult.InProgress("is being asked how far it is"));
  }

  @Override
  public Set<Distribution> upgrades() {
    return recipes.upgrades();
  }

  /** Between two answers the last one counts. */
  @Override
  public ConfigureResult upgrade(
      ClusterSite cluster, Machine machine, NodeRole role, String version) {
    Optional<Recipe.Upgrade> upgrade =
        UpgradeTalk.of(recipes.of(cluster.spec().distribution()), machine, role, version);
    if (upgrade.isEmpty()) {
      return new ConfigureResult.Failed("nothing here upgrades " + cluster.spec().distribution());
    }
    ClusterSite site = answering(cluster);
    machines
        .ask(machine.id(), () -> upgrades.step(site, machine, upgrade.get()))
        .ifPresent(answer -> upgrading.put(machine.id(), answer));
    ConfigureResult last =
        upgrading.getOrDefault(
            machine.id(), new ConfigureResult.InProgress("is being asked how far it is"));
    if (last instanceof ConfigureResult.Configured) {
      upgrading.remove(machine.id());
    }
    return last;
  }

  @Override
  public void removeNode(ClusterSite cluster, MachineId machine) {
    out(cluster, machine, talk::remove);
  }

  @Override
  public void leave(ClusterSite cluster, MachineId machine) {
    out(cluster, machine, talk::leave);
  }

  private void out(
      ClusterSite cluster, MachineId machine, BiConsumer<ClusterSite, MachineId> said) {
    // Asked for under the machine's own key: a machine that goes is configured no more.
    ClusterSite site = answering(cluster);
    if (site.front().isPresent()) {
      machines.ask(
          machine,
          () -> {
            said.accept(site, machine);
            listings.remove(cluster.id());
            return new ConfigureResult.InProgress("is taken out of " + cluster.id());
          });
    }
  }

  @Override
  public void removeCluster(ClusterSite cluster) {
    // As a rule it is gone with its machines.
    listings.remove(cluster.id());
    turns.remove(cluster.id());
    accesses.remove(cluster.id());
    if (cluster.front().isPresent()) {
      talk.forget(cluster);
    }
  }

  @Override
  public List<String> nodes(ClusterSite cluster) {
    if (cluster.front().isEmpty()) {
      listings.remove(cluster.id());
      return List.of();
    }
    Instant now = clock.instant();
    Optional<LevanteException> failure = refresh(cluster, now);
    Listing known = listings.get(cluster.id());
    if (known == null || known.at().plus(STALE).isBefore(now)) {
      throw failure.orElseGet(
          () ->
              new LevanteException(
                  ErrorCode.CLUSTER_UNREACHABLE, cluster.id() + " has not answered yet"));
    }
    return known.nodes().stream().map(ListedNode::name).sorted().toList();
  }

  @Override
  public Map<String, NodeVersion> versions(ClusterSite cluster) {
    Map<String, NodeVersion> run = new TreeMap<>();
    Optional.ofNullable(listings.get(cluster.id())).stream()
        .flatMap(listing -> listing.nodes().stream())
        .forEach(node -> node.runs().ifPresent(one -> run.put(node.name(), one)));
    return run;
  }

  private Optional<LevanteException> refresh(ClusterSite cluster, Instant now) {
    Listing known = listings.get(cluster.id());
    if (known != null && known.at().plus(FRESH).isAfter(now)) {
      return Optional.empty();
    }
    ClusterSite site = answering(cluster);
    try {
      clusters
          .ask(cluster.id(), () -> new Listing(talk.nodes(site), clock.instant()))
          .ifPresent(listing -> listings.put(cluster.id(), listing));
      return Optional.empty();
    } catch (LevanteException silent) {
      turns.merge(cluster.id(), 1, Integer::sum);
      return Optional.of(
          new LevanteException(ErrorCode.CLUSTER_UNREACHABLE, silent.getMessage(), silent));
    }
  }

  @Override
  public Optional<Secret> kubeconfig(ClusterSite asked) {
    ClusterSite cluster = answering(asked);
    Optional<Access> known =
        Optional.ofNullable(accesses.get(cluster.id())).filter(one -> one.site().equals(cluster));
    Listing listing = listings.get(cluster.id());
    boolean toRead =
        known.isEmpty() || known.get().at().plus(ACCESS_FRESH).isBefore(clock.instant());
    if (toRead && listing != null && !listing.nodes().isEmpty()) {
      read(cluster);
    }
    return Optional.ofNullable(accesses.get(cluster.id()))
        .filter(one -> one.site().equals(cluster))
        .map(Access::kubeconfig);
  }

  private void read(ClusterSite cluster) {
    try {
      questions
          .ask(cluster.id(), () -> talk.kubeconfig(cluster))
          .flatMap(answer -> answer)
          .ifPresent(
              secret -> accesses.put(cluster.id(), new Access(cluster, secret, clock.instant())));
    } catch (LevanteException silent) {
      // It is asked again at the next tick, and the listing tells that the cluster is silent.
      LOG.atDebug().setCause(silent).log("no kubeconfig");
    }
  }
}
