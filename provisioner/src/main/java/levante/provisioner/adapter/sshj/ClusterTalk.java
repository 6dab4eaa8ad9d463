package levante.provisioner.adapter.sshj;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.provisioner.adapter.sshj.shell.ImageCarrier;
import levante.provisioner.adapter.sshj.shell.Shell;
import levante.provisioner.adapter.sshj.shell.Target;
import levante.provisioner.cloud.Machine;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ClusterSite.Founding;
import levante.provisioner.configure.ConfigureResult;
import levante.provisioner.configure.ConfigureResult.Failed;
import levante.provisioner.configure.ConfigureResult.InProgress;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.install.InstallScript;
import levante.provisioner.install.Recipe;
import levante.provisioner.install.Recipe.ListedNode;
import levante.provisioner.install.Recipe.Place;
import levante.provisioner.install.Recipes;
import levante.provisioner.naming.MachineId;

/** What is said to the machines of a cluster, one step at a time; waits for each answer. */
final class ClusterTalk {
  static final Duration DEADLINE = Duration.ofMinutes(20);

  private final Recipes recipes;
  private final MachineKeys keys;
  private final Shell shell;
  private final Habits habits;
  private final SiteTargets targets;
  private final ImageCarrier images;
  private final RemoteStep steps;

  /**
   * What all machines have in common.
   *
   * @param port that SSH listens on
   * @param folder of Levante's on each
   */
  record Habits(int port, String folder) {
    static final Habits USUAL = new Habits(22, "/var/lib/levante");

    /** Written when a cluster is made: before it, there are no nodes to ask for. */
    String made() {
      return folder + "/cluster";
    }
  }

  ClusterTalk(Recipes recipes, MachineKeys keys, Shell shell, ImageCarrier images, Habits habits) {
    this.recipes = recipes;
    this.keys = keys;
    this.shell = shell;
    this.images = images;
    this.habits = habits;
    this.targets = new SiteTargets(keys, habits.port());
    this.steps = new RemoteStep(shell, habits.folder(), DEADLINE);
  }

  /** Brings a machine one step further, or says how far it is. */
  ConfigureResult step(ClusterSite site, Machine machine, NodeRole role) {
    Optional<Target> target = targets.of(site, machine);
    if (target.isEmpty()) {
      return new InProgress("waits for an address");
    }
    if (front(site).isEmpty()) {
      return new InProgress("waits for the control plane of " + site.spec().name());
    }
    try {
      InstallScript script = script(site, machine, role, keys.clusterSecret(site.id()));
      RemoteStep.Status status = steps.status(target.get(), script);
      return switch (status.state()) {
        case ABSENT -> absent(site, machine, role, target.get());
        case RUNNING -> new InProgress("installs: " + status.lastLine());
        case FAILED -> failed(site, machine, role, status);
        case DONE -> done(site, machine, role, target.get());
      };
    } catch (LevanteException silent) {
      return new InProgress(silent.getMessage());
    }
  }

  /** A server that its cluster lists is not made again by what would make it today. */
  private ConfigureResult absent(ClusterSite site, Machine machine, NodeRole role, Target target) {
    Optional<ListedNode> node =
        role == NodeRole.CONTROL_PLANE && site.founding() == Founding.DONE
            ? nodes(site).stream()
                .filter(one -> one.name().equals(machine.id().value()))
                .findFirst()
            : Optional.empty();
    return node.map(ClusterTalk::listed).orElseGet(() -> begin(site, machine, role, target));
  }

  private static ConfigureResult listed(ListedNode node) {
    return node.ready()
        ? new ConfigureResult.Configured(node.name())
        : new InProgress("its cluster does not list it as ready");
  }

  private ConfigureResult failed(
      ClusterSite site, Machine machine, NodeRole role, RemoteStep.Status status) {
    if (status.isDueAgain()) {
      begin(site, machine, role, targets.of(site, machine).orElseThrow());
    }
    return new Failed("its installation " + status.failure());
  }

  private ConfigureResult begin(ClusterSite site, Machine machine, NodeRole role, Target target) {
    Optional<String> brings = images.bring(recipe(site), target, habits.folder());
    if (brings.isEmpty()) {
      steps.start(target, script(site, machine, role, pass(site, machine, role)));
    }
    return new InProgress(brings.orElse("its installation has begun"));
  }

  private Secret pass(ClusterSite site, Machine machine, NodeRole role) {
    Secret own = keys.clusterSecret(site.id());
    return switch (part(site, machine, role)) {
      case FRONT -> own;
      case SERVER ->
          recipe(site)
              .serverAdmission(place(machine))
              .map(script -> said(targets.front(site), script.text()).strip())
              .filter(told -> !told.isEmpty())
              .map(told -> Secret.of(told + " " + own.reveal()))
              .orElse(own);
      case WORKER ->
          recipe(site)
              .admission(place(machine))
              .map(script -> Secret.of(said(targets.front(site), script.text()).strip()))
              .orElse(own);
    };
  }

  private InstallScript script(ClusterSite site, Machine machine, NodeRole role, Secret pass) {
    Recipe recipe = recipe(site);
    Place self = place(machine);
    Place front = front(site).orElseThrow();
    return images.told(
        recipe,
        switch (part(site, machine, role)) {
          case FRONT -> recipe.controlPlane(site, self, pass);
          case SERVER -> recipe.server(site, self, front, pass);
          case WORKER -> recipe.worker(site, self, front, pass);
        });
  }

  /** What a machine is to the others of its cluster. */
  private enum Part {
    FRONT,
    SERVER,
    WORKER
  }

  private static Part part(ClusterSite site, Machine machine, NodeRole role) {
    if (role == NodeRole.WORKER) {
      return Part.WORKER;
    }
    return site.isFront(machine.id()) ? Part.FRONT : Part.SERVER;
  }

  private ConfigureResult done(ClusterSite site, Machine machine, NodeRole role, Target target) {
    String name = machine.id().value();
    if (role == NodeRole.CONTROL_PLANE) {
      said(target, "touch " + habits.made());
    }
    boolean ready =
        listed(site, role == NodeRole.CONTROL_PLANE ? target : targets.front(site)).stream()
            .anyMatch(node -> node.name().equals(name) && node.ready());
    return ready
        ? new ConfigureResult.Configured(name)
        : new InProgress("is installed; its cluster does not list it as ready yet");
  }

  /** The nodes, none before the cluster is made. */
  List<ListedNode> nodes(ClusterSite site) {
    return listed(site, targets.front(site));
  }

  private List<ListedNode> listed(ClusterSite site, Target front) {
    Recipe recipe = recipe(site);
    return recipe.listed(said(front, once(recipe.listing(site.spec()).text())));
  }

  /** What kubectl needs from outside; empty before the cluster is made. */
  Optional<Secret> kubeconfig(ClusterSite site) {
    Optional<InstallScript> script =
        site.front()
            .flatMap(front -> front.publicAddress().or(front::privateAddress))
            .flatMap(recipe(site)::kubeconfig);
    return script
        .map(one -> said(targets.front(site), once(one.text())))
        .filter(text -> !text.isBlank())
        .map(Secret::of);
  }

  /** Says nothing before the cluster is made. */
  private String once(String script) {
    return "[ -e %s ] || exit 0%n".formatted(habits.made()) + script;
  }

  /** What a short script on the control plane prints; nothing before the cluster is made. */
  String asked(ClusterSite site, InstallScript script) {
    return asked(site, script.text());
  }

  /** The same of a script without values. */
  String asked(ClusterSite site, String script) {
    return said(targets.front(site), once(script));
  }

  /** How far a long script is on the control plane. */
  RemoteStep.Status status(ClusterSite site, InstallScript script) {
    return steps.status(targets.front(site), script);
  }

  /** Begins a long script on the control plane. */
  void start(ClusterSite site, InstallScript script) {
    steps.start(targets.front(site), script);
  }

  /** Takes a node out. */
  void remove(ClusterSite site, MachineId machine) {
    said(targets.front(site), recipe(site).removal(machine.value()).text());
  }

  /** Takes a node out when it is empty. */
  void leave(ClusterSite site, MachineId machine) {
    said(targets.front(site), recipe(site).departure(machine.value()).text());
  }

  /** Forgets that the front end made a cluster. */
  void forget(ClusterSite site) {
    said(targets.front(site), "rm -f " + habits.made());
  }

  private String said(Target target, String script) {
    Shell.Answer answer = shell.run(target, script);
    if (answer.exit() != 0) {
      throw new LevanteException(
          ErrorCode.CLUSTER_UNREACHABLE,
          "%s answers: %s".formatted(target.name(), answer.complaint().strip()));
    }
    return answer.output();
  }

  private Recipe recipe(ClusterSite site) {
    return recipes.of(site.spec().distribution());
  }

  private static Optional<Place> front(ClusterSite site) {
    return site.front()
        .flatMap(
            front ->
                front
                    .privateAddress()
                    .or(front::publicAddress)
                    .map(
                        address ->
                            new Place(front.machine().value(), address, front.publicAddress())));
  }

  private static Place place(Machine machine) {
    return new Place(
        machine.id().value(),
        machine.privateAddress().or(machine::publicAddress).orElseThrow(),
        machine.publicAddress());
  }
}
