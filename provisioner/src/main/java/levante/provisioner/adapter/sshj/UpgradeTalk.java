package levante.provisioner.adapter.sshj;

import java.util.Optional;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.sshj.shell.Shell;
import levante.provisioner.adapter.sshj.shell.Target;
import levante.provisioner.cloud.Machine;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ConfigureResult;
import levante.provisioner.configure.ConfigureResult.Configured;
import levante.provisioner.configure.ConfigureResult.Failed;
import levante.provisioner.configure.ConfigureResult.InProgress;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.install.Recipe;
import levante.provisioner.install.Recipe.Place;
import levante.provisioner.install.Recipe.Upgrade;

/**
 * What is said to a node that becomes another version, one step at a time: it is emptied, its
 * script runs there, and it is let back when its cluster lists it as Ready with that version. What
 * of it is done is asked of node and cluster each time, so that a killed Levante goes on.
 */
final class UpgradeTalk {
  /** After so many seconds a node that was upgraded and is not Ready has failed. */
  private static final long PATIENCE = 300;

  private final ClusterTalk talk;
  private final SiteTargets targets;
  private final RemoteStep steps;

  UpgradeTalk(ClusterTalk talk, MachineKeys keys, Shell shell, ClusterTalk.Habits habits) {
    this.talk = talk;
    this.targets = new SiteTargets(keys, habits.port());
    this.steps = new RemoteStep(shell, habits.folder(), ClusterTalk.DEADLINE);
  }

  /** How a machine's node becomes that version, in the words of its distribution. */
  static Optional<Upgrade> of(Recipe recipe, Machine machine, NodeRole role, String version) {
    String address = machine.privateAddress().or(machine::publicAddress).orElse("");
    Place node = new Place(machine.id().value(), address, machine.publicAddress());
    return recipe.upgrade(node, role, version);
  }

  /** Brings the node one step further, or says how far it is. */
  ConfigureResult step(ClusterSite site, Machine machine, Upgrade upgrade) {
    Optional<Target> target = targets.of(site, machine);
    if (target.isEmpty()) {
      return new InProgress("waits for an address");
    }
    try {
      RemoteStep.Status status = steps.status(target.get(), upgrade.itself());
      return switch (status.state()) {
        case ABSENT -> begin(site, target.get(), upgrade);
        case RUNNING -> new InProgress(status.lastLine());
        case FAILED -> failed(site, target.get(), upgrade, status);
        case DONE -> end(site, machine, upgrade, status);
      };
    } catch (LevanteException silent) {
      return new InProgress(silent.getMessage());
    }
  }

  private InProgress begin(ClusterSite site, Target target, Upgrade upgrade) {
    upgrade.begin().ifPresent(script -> talk.asked(site, script));
    steps.start(target, upgrade.itself());
    return new InProgress("its installation has begun");
  }

  private Failed failed(
      ClusterSite site, Target target, Upgrade upgrade, RemoteStep.Status status) {
    if (status.isDueAgain()) {
      begin(site, target, upgrade);
    }
    return new Failed("its installation " + status.failure());
  }

  private ConfigureResult end(
      ClusterSite site, Machine machine, Upgrade upgrade, RemoteStep.Status status) {
    try {
      talk.asked(site, upgrade.end());
      return new Configured(machine.id().value());
    } catch (LevanteException notYet) {
      return status.age() < PATIENCE
          ? new InProgress(notYet.getMessage())
          : new Failed(
              "it is installed for %d seconds: %s; its log ends: %s"
                  .formatted(status.age(), notYet.getMessage(), status.tail()));
    }
  }
}
