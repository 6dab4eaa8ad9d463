package levante.web.page.act;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import levante.kernel.OwnerId;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Life;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.terms.Activity;
import levante.provisioner.terms.DriftPolicy;
import levante.provisioner.terms.Lifetime;
import levante.provisioner.terms.Lock;
import levante.web.language.Say;

/**
 * What can be done with an infrastructure now.
 *
 * @param active whether anything can
 * @param lock who locked it, when and why
 * @param ends when it ends by itself
 * @param awake whether it neither rests nor is being woken
 * @param owner whose it is
 * @param guests who else may do with it what its owner may
 * @param machines that shall stay
 * @param chosen the index of the one that was chosen; empty for all
 * @param repairs whether what has drifted is repaired without being ordered
 */
public record Manage(
    boolean active,
    Optional<String> lock,
    Optional<Instant> ends,
    boolean awake,
    boolean repairs,
    OwnerId owner,
    List<OwnerId> guests,
    List<Pool> pools,
    List<Machine> machines,
    String chosen) {
  /**
   * Like machines that there may be more of.
   *
   * @param hint how many there are, and may be
   */
  public record Pool(String name, String hint) {
    private static Pool of(DesiredPool pool) {
      return new Pool(
          pool.nodeTemplate(),
          pool.isElastic()
              ? Say.of("%d wanted, at most %d", pool.count(), pool.scale().max())
              : Say.of("%d wanted", pool.count()));
    }
  }

  /** One machine, to choose. */
  public record Machine(String index, String name) {
    private static Machine of(ManagedMachine machine) {
      return new Machine(String.valueOf(machine.id().index()), machine.id().value());
    }
  }

  public Manage {
    Objects.requireNonNull(lock, "lock");
    Objects.requireNonNull(ends, "ends");
    Objects.requireNonNull(owner, "owner");
    guests = List.copyOf(guests);
    pools = List.copyOf(pools);
    machines = List.copyOf(machines);
    Objects.requireNonNull(chosen, "chosen");
  }

  /** The names of the guests. */
  public String others() {
    return guests.stream().map(OwnerId::value).collect(Collectors.joining(", "));
  }

  /** The same, with a machine that was chosen. */
  Manage choosing(String machine) {
    return new Manage(active, lock, ends, awake, repairs, owner, guests, pools, machines, machine);
  }

  private static String words(Lock lock) {
    String why = lock.reason().isEmpty() ? "" : ": " + lock.reason();
    return Say.of("locked by %s since %s%s", lock.by(), lock.at(), why);
  }

  /** Of an infrastructure. */
  static Manage of(Infrastructure found) {
    return new Manage(
        found.life() == Life.ACTIVE,
        found.terms().lock().map(Manage::words),
        found.terms().lifetime().map(Lifetime::end),
        found.terms().activity() == Activity.AWAKE,
        found.terms().drift() == DriftPolicy.REPAIR,
        found.owner(),
        found.guests(),
        found.aim().pools().stream().map(Pool::of).toList(),
        found.machines().stream().filter(ManagedMachine::kept).map(Machine::of).toList(),
        "");
  }
}
