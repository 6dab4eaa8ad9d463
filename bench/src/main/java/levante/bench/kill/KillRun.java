package levante.bench.kill;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import levante.bench.kill.Fleet.Action;
import levante.bench.server.CloudBooks;
import levante.bench.server.ImWire;
import levante.bench.server.Pause;
import levante.bench.server.Server;
import levante.bench.server.Servers;

/** Asks, kills, starts again and compares, as often as told. */
final class KillRun {
  /** Deploying a few machines takes about as long, faults included. */
  private static final int LATEST_MILLIS = 2500;

  private static final double FAULT_RATE = 0.15;

  /**
   * Each a second longer than the one before: the cloud refuses deletions too, and is asked again.
   */
  private static final int MOST_LOOKS = 8;

  private KillRun() {}

  /** In a checkout that is built. */
  static KillReport in(Path home, KillOptions options) {
    Servers servers = Servers.fresh(home, ".levante/campaign", "provision-kill");
    Drill drill = new Drill(servers, new Random(options.seed()));
    for (int kill = 1; kill <= options.kills(); kill++) {
      System.err.printf("kill %d: %s%n", kill, drill.kill());
    }
    return drill.end(options);
  }

  /** What is going on. */
  private static final class Drill {
    private final Servers servers;
    private final Random random;
    private final Fleet fleet;
    private final List<String> asked = new ArrayList<>();

    /** What was asked last, when no answer came. */
    private Optional<Action> open = Optional.empty();

    Drill(Servers servers, Random random) {
      this.servers = servers;
      this.random = random;
      this.fleet = new Fleet(random);
    }

    private Server start() {
      return servers.levante(
          "levante.sandbox.boot-delay.cloud=PT0.5S",
          "levante.provisioner.boot-timeout=PT5S",
          "levante.sandbox.fault-rate=" + FAULT_RATE,
          "levante.sandbox.fault-seed=" + random.nextInt(Integer.MAX_VALUE));
    }

    /** Starts, asks for something, and kills at a random moment after that; what was asked. */
    String kill() {
      Server server = start();
      if (random.nextInt(4) > 0) {
        open.ifPresent(action -> action.settle(server.wire()));
        open = Optional.empty();
      }
      Duration moment = Duration.ofMillis(random.nextInt(LATEST_MILLIS));
      CompletableFuture<Void> killed =
          CompletableFuture.runAsync(
              () -> {
                Pause.of(moment);
                server.kill();
              });
      String what = open.isPresent() ? "nothing more" : ask(server.wire());
      killed.join();
      return "%s, after %d ms".formatted(what, moment.toMillis());
    }

    private String ask(ImWire wire) {
      Action action = fleet.next();
      asked.add(action.toString());
      try {
        action.ask(wire);
      } catch (UncheckedIOException | IllegalStateException unanswered) {
        open = Optional.of(action);
        return action + " (unanswered)";
      }
      return action.toString();
    }

    /** Lets all be done, and counts; then lets all be destroyed, and counts again. */
    KillReport end(KillOptions options) {
      CloudBooks full = settled();
      compare(full);
      try (Server server = start()) {
        fleet.destroyAll(server.wire());
      }
      CloudBooks empty = CloudBooks.of(servers.data());
      if (!empty.machines().isEmpty() || !empty.objects().isEmpty()) {
        fleet.trouble("left are %s and %s".formatted(empty.machines(), empty.objects()));
      }
      int machines = full.machines().values().stream().mapToInt(count -> count).sum();
      return new KillReport(options, asked.size(), machines, fleet.troubles());
    }

    // No wire tells when the volume of a machine that was taken away has followed it.
    private CloudBooks settled() {
      CloudBooks books;
      int looks = 0;
      do {
        try (Server server = start()) {
          open.ifPresent(action -> action.settle(server.wire()));
          open = Optional.empty();
          fleet.await(server.wire());
          Pause.of(Duration.ofSeconds(looks));
        }
        books = CloudBooks.of(servers.data());
        looks++;
      } while (!books.volumes().equals(wanted()) && looks < MOST_LOOKS);
      return books;
    }

    private SortedMap<String, Integer> wanted() {
      SortedMap<String, Integer> wanted = new TreeMap<>();
      fleet
          .wanted()
          .forEach((path, count) -> wanted.put(path.substring(path.lastIndexOf('/') + 1), count));
      return wanted;
    }

    private void compare(CloudBooks books) {
      SortedMap<String, Integer> wanted = wanted();
      if (!books.machines().equals(wanted)) {
        fleet.trouble("the cloud has %s, not %s".formatted(books.machines(), wanted));
      }
      if (!books.volumes().equals(wanted)) {
        fleet.trouble("the machines have the volumes %s".formatted(books.objects()));
      }
    }
  }
}
