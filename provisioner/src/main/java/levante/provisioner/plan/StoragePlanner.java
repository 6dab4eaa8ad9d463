package levante.provisioner.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import levante.kernel.ClusterId;
import levante.provisioner.application.DesiredApplication;
import levante.provisioner.application.ManagedApplication;
import levante.provisioner.application.ManagedApplications;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.ControlPlaneUse;
import levante.provisioner.configure.StorageSpec;
import levante.provisioner.desired.Desired;
import levante.provisioner.desired.DesiredCluster;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.desired.DesiredStorage;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.ProvisioningPlanner.Draft;

/** Decides which object storages are made and which are removed. Pure. */
final class StoragePlanner {
  private final Observation seen;

  StoragePlanner(Observation seen) {
    this.seen = seen;
  }

  void plan(Draft draft, Desired aim) {
    for (DesiredStorage wanted : aim.storages()) {
      make(draft, wanted);
    }
    List<String> kept =
        aim.storages().stream()
            .map(one -> draft.estate().id().storage(one.nodeTemplate()))
            .toList();
    Stream.concat(
            draft.estate().storages().stream().map(one -> one.spec().name()),
            seen.storages().items().stream())
        .distinct()
        .sorted()
        .filter(name -> !kept.contains(name))
        .forEach(name -> remove(draft, name));
  }

  private void make(Draft draft, DesiredStorage wanted) {
    String name = draft.estate().id().storage(wanted.nodeTemplate());
    Optional<ManagedStorage> managed = draft.estate().storage(wanted.nodeTemplate());
    Optional<String> silence = seen.storages().silence();
    boolean there =
        managed.flatMap(ManagedStorage::access).isPresent()
            && seen.storages().items().contains(name);
    if (silence.isPresent()) {
      draft.hold(name, silence.get());
    } else if (!there && !draft.estate().hasControlPlane(wanted.cluster())) {
      draft.hold(name, "waits for the control plane of " + wanted.cluster());
    } else if (!there) {
      StorageSpec spec =
          new StorageSpec(name, draft.estate().id(), draft.estate().id().cluster(wanted.cluster()));
      if (managed.isEmpty()) {
        draft.become(
            draft.estate().plus(new ManagedStorage(wanted.nodeTemplate(), spec, Optional.empty())));
      }
      draft.add(
          new Step.MakeStorage(
              wanted.nodeTemplate(), spec, wanted.cluster() + " shall have an object storage"));
    }
  }

  private void remove(Draft draft, String name) {
    Optional<String> silence = seen.storages().silence();
    if (silence.isPresent()) {
      draft.hold(name, silence.get());
    } else if (seen.storages().items().contains(name)) {
      draft.add(new Step.DeleteStorage(name, "nothing wants it any more"));
    } else {
      draft.become(draft.estate().withoutStorage(name));
    }
  }

  /** Decides which volumes, addresses, groups and keys are given back: what nobody needs. Pure. */
  static final class Belongings {
    private final Observation seen;

    Belongings(Observation seen) {
      this.seen = seen;
    }

    void plan(Draft draft, Desired aim) {
      seen.objects()
          .forEach(
              (cloud, observed) -> {
                Optional<String> silence = observed.silence();
                if (silence.isPresent()) {
                  draft.hold(cloud.value(), silence.get());
                } else {
                  giveBack(draft, aim, cloud, observed.items());
                }
              });
    }

    /**
     * One kind at a time of what belongs together: an address that loses its port first would lose
     * its mark with it, and a group is in use as long as a port is.
     */
    private void giveBack(Draft draft, Desired aim, CloudId cloud, List<CloudObject> objects) {
      List<CloudObject> needless =
          objects.stream()
              .filter(object -> !isNeeded(draft.estate(), aim, object))
              .sorted()
              .toList();
      for (CloudObject object : needless) {
        boolean isFirst = needless.stream().noneMatch(other -> isBefore(other, object));
        if (isFirst) {
          draft.add(new Step.RemoveObject(object, cloud, "nothing of its infrastructure needs it"));
        } else {
          draft.hold(object.id(), "waits for what uses it");
        }
      }
    }

    private static boolean isBefore(CloudObject other, CloudObject object) {
      boolean together = object.machine().isEmpty() || other.about().equals(object.about());
      return together && other.kind().compareTo(object.kind()) < 0;
    }

    private boolean isNeeded(Estate estate, Desired aim, CloudObject object) {
      if (object.machine().isPresent()) {
        return object.machine().flatMap(estate::machine).isPresent();
      }
      boolean inUse =
          estate.machines().stream()
              .anyMatch(
                  machine -> object.isForAll() || machine.id().label().equals(object.about()));
      return inUse
          || aim.pools().stream()
              .anyMatch(
                  pool ->
                      object.isForAll()
                          || InfrastructureId.label(pool.nodeTemplate()).equals(object.about()));
    }
  }

  /** Decides which applications are put onto clusters, changed there and taken away. Pure. */
  static final class Applications {
    private final Observation seen;
    private final Desired aim;

    Applications(Observation seen, Desired aim) {
      this.seen = seen;
      this.aim = aim;
    }

    /** Those that go are gone before others come: they may stand in their way. */
    void plan(Draft draft) {
      forget(draft);
      for (DesiredCluster cluster : aim.clusters()) {
        clear(draft, cluster.spec());
      }
      aim.applications().forEach(wanted -> put(draft, wanted));
    }

    /** What goes with its cluster needs no farewell. */
    private void forget(Draft draft) {
      List<ClusterId> staying = aim.clusters().stream().map(one -> one.spec().id()).toList();
      ManagedApplications all = draft.estate().applications();
      all.all().stream()
          .map(ManagedApplication::cluster)
          .filter(cluster -> !staying.contains(cluster))
          .forEach(
              cluster ->
                  draft.become(
                      draft.estate().with(draft.estate().applications().without(cluster))));
    }

    private void clear(Draft draft, ClusterSpec cluster) {
      List<String> kept =
          aim.applications().stream()
              .filter(one -> one.cluster().equals(cluster.name()))
              .map(DesiredApplication::name)
              .toList();
      Observed<String> listed = seen.applicationsOn(cluster.id());
      List<ManagedApplication> needless =
          draft.estate().applications().all().stream()
              .filter(one -> one.cluster().equals(cluster.id()))
              .filter(one -> !kept.contains(one.application().name()))
              .toList();
      Stream.concat(needless.stream().map(one -> one.application().name()), listed.items().stream())
          .distinct()
          .sorted()
          .filter(name -> !kept.contains(name))
          .forEach(name -> remove(draft, cluster, name, needless));
    }

    private void remove(
        Draft draft, ClusterSpec cluster, String name, List<ManagedApplication> needless) {
      Observed<String> listed = seen.applicationsOn(cluster.id());
      Optional<String> user =
          needless.stream()
              .filter(one -> listed.items().contains(one.application().name()))
              .filter(one -> !one.application().name().equals(name))
              .filter(
                  one ->
                      one.application().after().stream()
                          .anyMatch(before -> InfrastructureId.label(before).equals(name)))
              .map(ManagedApplication::nodeTemplate)
              .findFirst();
      if (!listed.isComplete()) {
        draft.hold(name, listed.silence().orElseThrow());
      } else if (!listed.items().contains(name)) {
        draft.become(
            draft.estate().with(draft.estate().applications().without(cluster.id(), name)));
      } else if (user.isPresent()) {
        draft.hold(name, "stays until %s is gone, which needs it".formatted(user.get()));
      } else {
        draft.add(new Step.RemoveApplication(cluster, name, "the template has it no more"));
      }
    }

    private void put(Draft draft, DesiredApplication wanted) {
      ClusterSpec cluster = aim.cluster(wanted.cluster()).orElseThrow().spec();
      Observed<String> listed = seen.applicationsOn(cluster.id());
      ManagedApplication managed = managed(draft.estate(), cluster, wanted, listed);
      if (managed.serves(wanted)) {
        keep(draft, managed);
        listed.silence().ifPresent(why -> draft.hold(wanted.nodeTemplate(), why));
        return;
      }
      Optional<String> obstacle =
          notReady(draft.estate(), cluster)
              .or(listed::silence)
              .or(() -> waitsFor(draft.estate(), wanted));
      keep(draft, obstacle.map(managed::holding).orElse(managed));
      obstacle.ifPresentOrElse(
          why -> draft.hold(wanted.nodeTemplate(), "%s %s".formatted(wanted.what(), why)),
          () -> draft.add(new Step.ApplyApplication(cluster, wanted, reason(managed, wanted))));
    }

    /** One that is lost begins anew. */
    private static ManagedApplication managed(
        Estate estate, ClusterSpec cluster, DesiredApplication wanted, Observed<String> listed) {
      boolean isLost = listed.isComplete() && !listed.items().contains(wanted.name());
      return estate
          .applications()
          .find(cluster.id(), wanted.name())
          .map(one -> one.become(wanted))
          .filter(one -> !(isLost && one.serves(wanted)))
          .orElseGet(() -> ManagedApplication.of(wanted, cluster.id()));
    }

    private static void keep(Draft draft, ManagedApplication application) {
      draft.become(draft.estate().with(draft.estate().applications().with(application)));
    }

    private static String reason(ManagedApplication managed, DesiredApplication wanted) {
      return "%s shall have %s"
          .formatted(wanted.cluster(), wanted.what())
          .concat(managed.explanation().isEmpty() ? "" : ": " + managed.explanation());
    }

    /** A cluster without workers may get them only when pods wait for some. */
    private static Optional<String> notReady(Estate estate, ClusterSpec cluster) {
      if (!estate.hasControlPlane(cluster.name())) {
        return Optional.of("waits for the control plane of " + cluster.name());
      }
      List<DesiredPool> workers = estate.desired().workers(cluster.name());
      boolean lacksWorkers =
          cluster.controlPlaneUse() == ControlPlaneUse.DEDICATED
              && workers.stream().anyMatch(pool -> pool.count() > 0)
              && workers.stream()
                  .flatMap(pool -> estate.kept(pool.nodeTemplate()).stream())
                  .noneMatch(one -> one.state() == MachineState.CONFIGURED);
      return lacksWorkers
          ? Optional.of("waits for a worker of " + cluster.name())
          : Optional.empty();
    }

    private Optional<String> waitsFor(Estate estate, DesiredApplication wanted) {
      return wanted.after().stream()
          .flatMap(before -> aim.application(before).stream())
          .filter(
              before ->
                  estate
                      .applications()
                      .find(estate.id().cluster(before.cluster()), before.name())
                      .filter(one -> one.serves(before))
                      .isEmpty())
          .findFirst()
          .map(before -> "waits for " + before.nodeTemplate());
    }
  }
}
