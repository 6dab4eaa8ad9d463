package levante.provisioner.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.configure.StorageSpec;
import levante.provisioner.desired.Desired;
import levante.provisioner.desired.DesiredStorage;
import levante.provisioner.naming.InfrastructureId;

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
}
