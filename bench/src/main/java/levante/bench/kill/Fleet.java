package levante.bench.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import levante.bench.server.ImWire;
import levante.bench.server.Pause;

/**
 * The infrastructures that there should be, and what is asked of them next. What was asked of a
 * server that was killed before it answered may have been done or not; both are right, and it is
 * found out which before more is asked.
 */
final class Fleet {
  private static final int MOST = 6;
  private static final int MOST_MACHINES = 5;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Random random;
  private final SortedMap<String, Integer> wanted = new TreeMap<>();
  private final List<String> troubles = new ArrayList<>();

  Fleet(Random random) {
    this.random = random;
  }

  /** One thing that is asked of the server. */
  interface Action {
    /** Asks; an error means that it is unknown what came of it. */
    void ask(ImWire wire);

    /** Finds out what came of an error, and asks again when nothing did. */
    void settle(ImWire wire);
  }

  /** How many machines each infrastructure shall have. */
  Map<String, Integer> wanted() {
    return new TreeMap<>(wanted);
  }

  /** What must not be, a sentence each. */
  List<String> troubles() {
    return List.copyOf(troubles);
  }

  void trouble(String what) {
    troubles.add(what);
    System.err.println("NOT KEPT: " + what);
  }

  /** What to do next, by chance. */
  Action next() {
    int dice = random.nextInt(10);
    if (wanted.size() < 2 || (dice < 4 && wanted.size() < MOST)) {
      return new Deploy(1 + random.nextInt(MOST_MACHINES));
    }
    String one = List.copyOf(wanted.keySet()).get(random.nextInt(wanted.size()));
    if (dice < 6) {
      return new Resize(one, 1 + random.nextInt(2));
    }
    return dice < 8 && wanted.get(one) > 1 ? new Resize(one, -1) : new Destroy(one);
  }

  /** Waits until a server has carried out all that is wanted. */
  void await(ImWire wire) {
    wanted.forEach(
        (one, machines) -> {
          int found = counted(wire, one);
          if (found != machines) {
            trouble("%s has %d machines, not %d".formatted(one, found, machines));
          }
        });
    List<String> listed = wire.infrastructures();
    if (!listed.stream().sorted().toList().equals(List.copyOf(wanted.keySet()))) {
      trouble("listed are %s, not %s".formatted(listed, wanted.keySet()));
    }
  }

  /** Asks for the end of all, and waits for it. */
  void destroyAll(ImWire wire) {
    List<String> all = List.copyOf(wanted.keySet());
    all.forEach(one -> new Destroy(one).settle(wire));
    all.forEach(one -> until(() -> wire.isGone(one), one + " does not end"));
  }

  private int counted(ImWire wire, String infrastructure) {
    List<Integer> found = new ArrayList<>();
    until(
        () -> {
          OptionalInt configured = wire.configured(infrastructure);
          configured.ifPresent(found::add);
          return configured.isPresent();
        },
        infrastructure + " is not configured");
    return found.get(0);
  }

  private static void until(BooleanSupplier reached, String otherwise) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("%s within %s".formatted(otherwise, LIMIT));
      }
      Pause.of(Duration.ofMillis(100));
    }
  }

  /** Machines with a volume each. */
  private final class Deploy implements Action {
    private final int machines;

    Deploy(int machines) {
      this.machines = machines;
    }

    @Override
    public void ask(ImWire wire) {
      wanted.put(wire.create(radl(machines)), machines);
    }

    @Override
    public void settle(ImWire wire) {
      List<String> found =
          wire.infrastructures().stream().filter(one -> !wanted.containsKey(one)).toList();
      found.forEach(one -> wanted.put(one, machines));
      if (found.size() > 1) {
        trouble("asked for one and got %s".formatted(found));
      } else if (found.isEmpty()) {
        ask(wire);
      }
    }

    @Override
    public String toString() {
      return "deploy " + machines;
    }
  }

  private static String radl(int machines) {
    return ImWire.radl(machines).replace("disk.0.os.name", "disk.1.size=1g and\ndisk.0.os.name");
  }

  /** Some more machines, or one less. */
  private final class Resize implements Action {
    private final String infrastructure;
    private final int change;

    Resize(String infrastructure, int change) {
      this.infrastructure = infrastructure;
      this.change = change;
    }

    @Override
    public void ask(ImWire wire) {
      if (change > 0) {
        wire.add(infrastructure, radl(change));
      } else {
        wire.delete(wire.machines(infrastructure).get(0));
      }
      wanted.merge(infrastructure, change, Integer::sum);
    }

    @Override
    public void settle(ImWire wire) {
      int before = wanted.get(infrastructure);
      int found = counted(wire, infrastructure);
      if (found == before + change) {
        wanted.put(infrastructure, found);
      } else if (found == before) {
        ask(wire);
      } else {
        trouble(
            "%s has %d machines; it had %d, and %d was asked for"
                .formatted(infrastructure, found, before, before + change));
        wanted.put(infrastructure, found);
      }
    }

    @Override
    public String toString() {
      return "%s %+d".formatted(infrastructure, change);
    }
  }

  /** Its end, which may be asked for twice. */
  private final class Destroy implements Action {
    private final String infrastructure;

    Destroy(String infrastructure) {
      this.infrastructure = infrastructure;
    }

    @Override
    public void ask(ImWire wire) {
      wire.delete(infrastructure);
      wanted.remove(infrastructure);
    }

    @Override
    public void settle(ImWire wire) {
      if (wire.isGone(infrastructure)) {
        wanted.remove(infrastructure);
      } else {
        ask(wire);
      }
    }

    @Override
    public String toString() {
      return "destroy " + infrastructure;
    }
  }
}
