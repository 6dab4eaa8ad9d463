package levante.provisioner.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.application.DesiredApplication;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.Distribution;
import levante.provisioner.desired.Desired;
import levante.provisioner.desired.DesiredCluster;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.desired.DesiredPool.Scale;
import levante.provisioner.desired.DesiredStorage;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.plan.UpgradePlanner;
import levante.provisioner.version.NodeVersion;

/**
 * What an estate becomes when its template does, and what that means for each thing in it. Pure:
 * nothing is done, and machines that are to go or to be made anew only carry that wish.
 */
final class Revision {
  private final Declared before;
  private final Declared after;
  private final Edit.Counts counts;
  private final List<Change> changes = new ArrayList<>();
  private final List<ClusterSpec> upgraded = new ArrayList<>();
  private Estate estate;

  private Revision(Estate estate, Declared before, Declared after, Edit.Counts counts) {
    this.estate = estate;
    this.before = before;
    this.after = after;
    this.counts = counts;
  }

  /**
   * The revision.
   *
   * @throws LevanteException INVALID_REQUEST when something that stands cannot become what it shall
   */
  static Revision of(Estate estate, Declared before, Declared after, Edit.Counts counts) {
    Revision revision = new Revision(estate, before, after, counts);
    after.desired().clusters().forEach(revision::cluster);
    after.desired().storages().forEach(revision::storage);
    after.desired().applications().forEach(revision::application);
    revision.becomeDesired();
    after.desired().pools().forEach(revision::pool);
    revision.applicationsGone(estate.aim());
    revision.retire();
    revision.estate = revision.estate.named();
    revision.tellUpgrades();
    revision.tellNewMachines(estate);
    return revision;
  }

  Estate estate() {
    return estate;
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }

  private void cluster(DesiredCluster wanted) {
    DesiredCluster old = estate.aim().cluster(wanted.name()).orElse(null);
    if (old == null) {
      add(Change.Kind.CREATE, wanted.spec().id().value(), "the template has a new cluster");
      return;
    }
    requireSame(old.spec(), wanted.spec());
    if (!old.spec().version().equals(wanted.spec().version())) {
      add(
          Change.Kind.CHANGE,
          wanted.spec().id().value(),
          "version from %s to %s".formatted(old.spec().version(), wanted.spec().version()));
      upgraded.add(wanted.spec());
    }
    if (!old.idleTime().equals(wanted.idleTime())) {
      add(
          Change.Kind.CHANGE,
          wanted.spec().id().value(),
          "idle time from %s to %s".formatted(old.idleTime(), wanted.idleTime()));
    }
  }

  private static void requireSame(ClusterSpec old, ClusterSpec wanted) {
    boolean hasVersions = wanted.distribution() != Distribution.SLURM;
    if (!old.equals(hasVersions ? wanted.of(old.version()) : wanted)) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "cluster '%s' stands as %s %s, %s; it cannot become %s %s, %s: make another one"
              .formatted(
                  old.name(),
                  old.distribution(),
                  old.version(),
                  old.controlPlaneUse(),
                  wanted.distribution(),
                  wanted.version(),
                  wanted.controlPlaneUse()));
    }
  }

  private void storage(DesiredStorage wanted) {
    DesiredStorage old =
        estate.aim().storages().stream()
            .filter(one -> one.nodeTemplate().equals(wanted.nodeTemplate()))
            .findFirst()
            .orElse(null);
    if (old == null) {
      add(
          Change.Kind.CREATE,
          estate.id().storage(wanted.nodeTemplate()),
          "the template has a new object storage");
    } else if (!old.equals(wanted)) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "object storage '%s' stands on %s and cannot move to %s with its objects"
              .formatted(wanted.nodeTemplate(), old.cluster(), wanted.cluster()));
    }
  }

  private void application(DesiredApplication wanted) {
    Optional<DesiredApplication> old = estate.aim().application(wanted.nodeTemplate());
    if (old.isEmpty()) {
      add(
          Change.Kind.CREATE,
          wanted.nodeTemplate(),
          "%s is put onto %s".formatted(wanted.what(), wanted.cluster()));
    } else if (!old.get().digest().equals(wanted.digest())) {
      add(Change.Kind.CHANGE, wanted.nodeTemplate(), wanted.differences(old.get()));
    }
  }

  private void applicationsGone(Desired old) {
    old.applications().stream()
        .filter(one -> after.desired().application(one.nodeTemplate()).isEmpty())
        .forEach(one -> gone(one.nodeTemplate()));
  }

  /** All that shall be, and what was retired earlier or is now, until nothing of it is left. */
  private void becomeDesired() {
    Desired wanted = after.desired();
    Desired left = estate.desired().without(names(wanted));
    List<String> retired = names(left);
    List<DesiredPool> none =
        left.pools().stream().map(pool -> pool.within(new Scale(0, 0, 0))).toList();
    List<DesiredPool> pools =
        wanted.pools().stream()
            .map(pool -> new PoolRevision(estate, before, counts).counted(pool))
            .toList();
    estate =
        estate.with(
            new Desired(
                joined(
                    wanted.clusters(), left.clusters(), Comparator.comparing(DesiredCluster::name)),
                joined(pools, none, Comparator.comparing(DesiredPool::nodeTemplate)),
                joined(
                    wanted.storages(),
                    left.storages(),
                    Comparator.comparing(DesiredStorage::nodeTemplate)),
                wanted.applications()),
            retired);
  }

  private static List<String> names(Desired desired) {
    return Stream.of(
            desired.clusters().stream().map(DesiredCluster::name),
            desired.pools().stream().map(DesiredPool::nodeTemplate),
            desired.storages().stream().map(DesiredStorage::nodeTemplate))
        .flatMap(all -> all)
        .toList();
  }

  private static <T> List<T> joined(List<T> some, List<T> others, Comparator<T> order) {
    return Stream.concat(some.stream(), others.stream()).sorted(order).toList();
  }

  private void pool(DesiredPool declared) {
    String name = declared.nodeTemplate();
    DesiredPool counted = estate.desired().pool(name).orElseThrow();
    PoolRevision.Outcome outcome =
        new PoolRevision(estate, before, counts).of(counted, after.removals(name));
    estate = outcome.estate();
    changes.addAll(outcome.changes());
  }

  private void retire() {
    for (String name : estate.retired()) {
      estate.desired().cluster(name).ifPresent(one -> gone(one.spec().id().value()));
      if (estate.storage(name).isPresent()) {
        gone(estate.id().storage(name));
      }
      PoolRevision.Outcome outcome =
          new PoolRevision(estate, before, counts).without(name, "the template has it no more");
      estate = outcome.estate();
      changes.addAll(outcome.changes());
    }
  }

  private void gone(String subject) {
    add(Change.Kind.DELETE, subject, "the template has it no more");
  }

  /** In the order in which it happens. */
  private void tellUpgrades() {
    for (ClusterSpec cluster : upgraded) {
      String before = "";
      for (ManagedMachine machine : new UpgradePlanner(cluster).pending(estate)) {
        String runs = machine.node().map(NodeVersion::version).orElse("its version");
        String turn = before.isEmpty() ? "first" : "after " + before;
        add(
            Change.Kind.CHANGE,
            machine.id().value(),
            "%s becomes %s, %s".formatted(runs, cluster.version(), turn));
        before = machine.id().value();
      }
    }
  }

  private void tellNewMachines(Estate old) {
    estate.machines().stream()
        .filter(machine -> old.machine(machine.id()).isEmpty())
        .forEach(
            machine ->
                add(
                    Change.Kind.CREATE,
                    machine.id().value(),
                    "%s in %s at %s EUR/h"
                        .formatted(
                            machine.placement().size().name(),
                            machine.placement().region(),
                            machine.placement().size().eurPerHour().toPlainString())));
  }

  private void add(Change.Kind kind, String subject, String reason) {
    changes.add(new Change(kind, subject, Objects.requireNonNull(reason, "reason")));
  }
}
