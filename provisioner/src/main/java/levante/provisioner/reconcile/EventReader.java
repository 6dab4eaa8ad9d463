package levante.provisioner.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import levante.provisioner.application.ManagedApplication;
import levante.provisioner.desired.DesiredCluster;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.plan.ManagedStorage;
import levante.provisioner.plan.PoolTrouble;
import levante.provisioner.version.NodeVersion;

/**
 * Reads off two estates what happened between them. Pure, and each event's key is made of the thing
 * and the kind, so that a tick that a crash makes us repeat reports the same events again.
 */
final class EventReader {
  private final Estate before;
  private final Estate after;
  private final Instant now;
  private final List<InfrastructureEvent> events = new ArrayList<>();

  private EventReader(Estate before, Estate after, Instant now) {
    this.before = before;
    this.after = after;
    this.now = now;
  }

  static List<InfrastructureEvent> between(Estate before, Estate after, Instant now) {
    EventReader reader = new EventReader(before, after, now);
    after.machines().forEach(reader::machine);
    before.machines().stream()
        .filter(machine -> after.machine(machine.id()).isEmpty())
        .forEach(reader::gone);
    after.troubles().forEach(reader::trouble);
    after.storages().forEach(reader::storage);
    before.storages().stream()
        .filter(storage -> after.storage(storage.nodeTemplate()).isEmpty())
        .forEach(reader::storageGone);
    after.applications().all().forEach(reader::application);
    before.applications().all().stream()
        .filter(one -> after.applications().find(one.cluster(), one.application().name()).isEmpty())
        .forEach(reader::applicationGone);
    after.desired().clusters().forEach(reader::cluster);
    return reader.events;
  }

  private void machine(ManagedMachine machine) {
    Optional<ManagedMachine> old = before.machine(machine.id());
    String where =
        "%s in %s".formatted(machine.placement().size().name(), machine.placement().region());
    if (machine.launched() && !old.map(ManagedMachine::launched).orElse(false)) {
      add(machine, Kind.LAUNCHED, where + " at " + machine.placement().size().priceInWords());
    }
    if (machine.progress().running().isPresent()
        && old.flatMap(one -> one.progress().running()).isEmpty()) {
      add(machine, Kind.RUNNING, "booted");
    }
    if (machine.progress().configured().isPresent()
        && old.flatMap(one -> one.progress().configured()).isEmpty()) {
      add(machine, Kind.CONFIGURED, "serves");
    }
    old.ifPresent(one -> upgraded(one, machine));
    if (!machine.kept() && old.map(ManagedMachine::kept).orElse(true)) {
      add(machine, Kind.RELEASED, machine.explanation());
    }
  }

  private void upgraded(ManagedMachine old, ManagedMachine machine) {
    Optional<String> runs = machine.node().map(NodeVersion::version);
    Optional<String> ran = old.node().map(NodeVersion::version);
    if (runs.isPresent() && ran.isPresent() && !runs.equals(ran)) {
      events.add(
          new InfrastructureEvent(
              after.id(),
              "%s/upgraded/%s".formatted(machine.id(), runs.get()),
              now,
              Kind.UPGRADED,
              Optional.of(machine.nodeTemplate()),
              Optional.of(machine.id()),
              "%s became %s".formatted(ran.get(), runs.get())));
    }
  }

  private void gone(ManagedMachine machine) {
    if (machine.launched()) {
      if (machine.kept()) {
        // Given up and struck out in one tick: somebody else deleted it.
        add(machine, Kind.RELEASED, "its cloud lists it no more, though it was to stay");
      }
      add(machine, Kind.REMOVED, "neither cloud nor cluster list it any more");
    }
  }

  private void trouble(PoolTrouble trouble) {
    if (!before.trouble(trouble.nodeTemplate()).equals(Optional.of(trouble))) {
      String key = "%s/failed/%d".formatted(trouble.nodeTemplate(), trouble.until().toEpochMilli());
      add(key, Kind.FAILED, trouble.nodeTemplate(), trouble.sentence());
    }
  }

  private void storage(ManagedStorage storage) {
    boolean answered =
        before.storage(storage.nodeTemplate()).flatMap(ManagedStorage::access).isPresent();
    if (storage.access().isPresent() && !answered) {
      String name = storage.spec().name();
      String at = storage.access().get().endpoint().toString();
      add(name + "/made", Kind.STORAGE_MADE, storage.nodeTemplate(), name + " answers at " + at);
    }
  }

  private void storageGone(ManagedStorage storage) {
    String name = storage.spec().name();
    add(name + "/removed", Kind.STORAGE_REMOVED, storage.nodeTemplate(), name + " is gone");
  }

  private void application(ManagedApplication application) {
    Optional<ManagedApplication> old =
        before.applications().find(application.cluster(), application.application().name());
    boolean isNews =
        old.filter(
                one ->
                    one.state() == application.state()
                        && one.application().digest().equals(application.application().digest()))
            .isEmpty();
    String name = application.nodeTemplate();
    String key =
        "%s/%%s/%s/%d"
            .formatted(
                name,
                application.application().digest(),
                application.since().map(Instant::toEpochMilli).orElse(0L));
    if (isNews && application.state() == ManagedApplication.State.READY) {
      String what = application.application().what();
      add(
          key.formatted("ready"),
          Kind.APPLICATION_READY,
          name,
          "%s serves on %s".formatted(what, application.cluster()));
    } else if (isNews && application.state() == ManagedApplication.State.FAILED) {
      add(key.formatted("failed"), Kind.APPLICATION_FAILED, name, application.explanation());
    }
  }

  private void applicationGone(ManagedApplication application) {
    String name = application.nodeTemplate();
    String when = application.since().map(since -> "/" + since.toEpochMilli()).orElse("");
    add(
        name + "/application-removed" + when,
        Kind.APPLICATION_REMOVED,
        name,
        "%s is gone from %s".formatted(application.application().what(), application.cluster()));
  }

  private void cluster(DesiredCluster cluster) {
    String name = cluster.name();
    if (after.isReady(name) && !before.isReady(name)) {
      String id = cluster.spec().id().value();
      add(id + "/ready", Kind.CLUSTER_READY, name, id + " is ready");
    }
  }

  private void add(ManagedMachine machine, Kind kind, String sentence) {
    String key = machine.id() + "/" + kind.name().toLowerCase(Locale.ROOT);
    events.add(
        new InfrastructureEvent(
            after.id(),
            key,
            now,
            kind,
            Optional.of(machine.nodeTemplate()),
            Optional.of(machine.id()),
            sentence.isBlank() ? "without a reason given" : sentence));
  }

  private void add(String key, Kind kind, String nodeTemplate, String sentence) {
    events.add(
        new InfrastructureEvent(
            after.id(), key, now, kind, Optional.of(nodeTemplate), Optional.empty(), sentence));
  }
}
