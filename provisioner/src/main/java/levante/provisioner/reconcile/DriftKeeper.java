package levante.provisioner.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import levante.provisioner.drift.Drifting;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureStatus;
import levante.provisioner.naming.MachineId;
import levante.provisioner.terms.Activity;
import levante.provisioner.terms.Drift;
import levante.provisioner.terms.DriftPolicy;

/** Writes down what has drifted, and when an ordered repair is over. Pure. */
final class DriftKeeper {
  private DriftKeeper() {}

  /** The infrastructure after a look at what has drifted of it. */
  static Infrastructure after(Infrastructure before, Drifting drifting) {
    InfrastructureStatus old = before.status();
    Infrastructure looked =
        before.with(old.drifted(drifting.drifts(old.drifts())), before.outputs());
    boolean isRepaired = before.terms().drift() == DriftPolicy.REPAIR_ONCE && drifting.isOver();
    return isRepaired
        ? looked.with(before.terms().drifting(before.terms().drift().standing()))
        : looked;
  }

  /** A newly read status with what was found to have drifted; machines tell theirs themselves. */
  static InfrastructureStatus told(Infrastructure acted, InfrastructureStatus fresh) {
    List<Drift> drifts = acted.status().drifts();
    if (drifts.isEmpty() || acted.terms().drift().repairs()) {
      return fresh.drifted(drifts);
    }
    List<String> explanations =
        Stream.concat(
                fresh.explanations().stream(),
                drifts.stream()
                    .map(drift -> "%s: %s".formatted(drift.subject(), drift.sentence()))
                    .filter(sentence -> !fresh.explanations().contains(sentence)))
            .toList();
    return new InfrastructureStatus(fresh.state(), explanations, drifts);
  }

  /** What is new between two writes. */
  static List<InfrastructureEvent> events(
      Infrastructure before, Infrastructure after, Instant now) {
    List<InfrastructureEvent> events = new ArrayList<>();
    for (Drift drift : after.status().drifts()) {
      if (!before.status().drifts().contains(drift)) {
        String sentence = "%s: %s".formatted(drift.subject(), drift.sentence());
        String key = "%s/%s".formatted(drift.kind().word(), drift.subject());
        events.add(event(before, Kind.DRIFTED, key, now, sentence));
      }
    }
    if (before.terms().drift() != after.terms().drift()) {
      events.add(event(before, Kind.REPAIRED, "repaired", now, "what had drifted is repaired"));
    }
    if (before.terms().activity() == Activity.WAKING
        && after.terms().activity() == Activity.AWAKE) {
      events.add(event(before, Kind.WOKEN, "woken", now, "all its machines serve again"));
    }
    return events;
  }

  /** Under a key of the version that it is about, which a repetition after a crash has too. */
  private static InfrastructureEvent event(
      Infrastructure before, Kind kind, String key, Instant now, String sentence) {
    Optional<MachineId> machine =
        before.machines().stream()
            .map(one -> one.id())
            .filter(id -> key.endsWith("/" + id.value()))
            .findFirst();
    return new InfrastructureEvent(
        before.id(),
        "%s/%d".formatted(key, before.version()).toLowerCase(Locale.ROOT),
        now,
        kind,
        Optional.empty(),
        machine,
        sentence);
  }
}
