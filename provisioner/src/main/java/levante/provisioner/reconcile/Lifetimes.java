package levante.provisioner.reconcile;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import levante.provisioner.history.EventHistory;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.infrastructure.Life;
import levante.provisioner.terms.Lifetime;
import levante.provisioner.terms.Lifetime.Warning;

/**
 * Warns of the ends of lifetimes, and asks for the end of infrastructures whose lifetime is over.
 * An event is written before what it tells, under a key of the version that it is about: when we
 * die in between, the next process tells it again under the same one.
 */
final class Lifetimes {
  private final InfrastructureStore store;
  private final EventHistory history;

  Lifetimes(InfrastructureStore store, EventHistory history) {
    this.store = store;
    this.history = history;
  }

  /** The infrastructure after a look at its lifetime; nearly always as it was. */
  Infrastructure look(Infrastructure infrastructure, Instant now) {
    Optional<Lifetime> lifetime = infrastructure.terms().lifetime();
    if (lifetime.isEmpty() || infrastructure.life() != Life.ACTIVE) {
      return infrastructure;
    }
    Lifetime seen = lifetime.get().lookedAt(now);
    if (!seen.isOver(now)) {
      return seen.equals(lifetime.get()) ? infrastructure : looked(infrastructure, seen, now);
    }
    return infrastructure.terms().lock().isPresent()
        ? held(infrastructure, now)
        : ended(infrastructure, seen, now);
  }

  private Infrastructure looked(Infrastructure infrastructure, Lifetime seen, Instant now) {
    seen.warning().ifPresent(warning -> warn(infrastructure, seen, warning, now));
    return store.update(infrastructure.with(infrastructure.terms().until(Optional.of(seen))));
  }

  /** Told once a warning. */
  private void warn(Infrastructure infrastructure, Lifetime seen, Warning warning, Instant now) {
    if (warning.given().equals(now)) {
      tell(
          infrastructure,
          Kind.LIFETIME_WARNING,
          now,
          "ends at %s; a warning stands for %s before".formatted(seen.end(), seen.notice()));
    }
  }

  private Infrastructure held(Infrastructure infrastructure, Instant now) {
    heldBack(infrastructure, now)
        .filter(why -> !infrastructure.status().explanations().contains(why))
        .ifPresent(why -> tell(infrastructure, Kind.LIFETIME_HELD, now, why));
    return infrastructure;
  }

  /** Why it stands though its lifetime is over, for a person. */
  static Optional<String> heldBack(Infrastructure infrastructure, Instant now) {
    return infrastructure
        .terms()
        .lock()
        .flatMap(
            lock ->
                infrastructure
                    .terms()
                    .lifetime()
                    .filter(lifetime -> lifetime.isOver(now))
                    .map(
                        lifetime ->
                            "its lifetime ended at %s, but it is %s"
                                .formatted(lifetime.end(), lock.sentence())));
  }

  private Infrastructure ended(Infrastructure infrastructure, Lifetime seen, Instant now) {
    tell(
        infrastructure,
        Kind.DESTROY_ASKED,
        now,
        "its lifetime ended at %s, of which was warned at %s"
            .formatted(seen.end(), seen.warning().orElseThrow().given()));
    return store.update(infrastructure.deleting());
  }

  private void tell(Infrastructure infrastructure, Kind kind, Instant now, String sentence) {
    history.append(
        new InfrastructureEvent(
            infrastructure.id(),
            "%s/%d".formatted(kind.name().toLowerCase(Locale.ROOT), infrastructure.version()),
            now,
            kind,
            Optional.empty(),
            Optional.empty(),
            sentence));
  }
}
