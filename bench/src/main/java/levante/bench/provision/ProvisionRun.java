package levante.bench.provision;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import levante.bench.server.CloudBooks;
import levante.bench.server.Pause;
import levante.bench.server.Server;
import levante.bench.server.Servers;

/** The provisioning benchmark: Levante and its peer in one run on one machine. */
final class ProvisionRun {
  private static final List<Integer> SIZES = List.of(1, 10, 100);
  private static final int ROUNDS = 5;

  // Java has compiled most of what it will by then; Python compiles nothing.
  private static final int WARMING = 20;
  private static final int MOST = 1_000;
  private static final int INFRASTRUCTURES = 100;
  private static final int EACH = 9;

  private ProvisionRun() {}

  /** Measures in a checkout that is built; takes some minutes. */
  static ProvisionReport in(Path home) {
    Servers servers = Servers.fresh(home, ".levante/bench", "provision");
    return new ProvisionReport(machine(), sizes(servers), restart(servers));
  }

  private static List<ProvisionReport.Size> sizes(Servers servers) {
    List<ProvisionReport.Size> sizes = new ArrayList<>();
    try (Server levante = servers.levante();
        Server peer = servers.peer()) {
      for (int i = 0; i < WARMING; i++) {
        Deployment.on(levante, 100);
      }
      Deployment.on(peer, 100);
      SIZES.forEach(machines -> sizes.add(size(levante, peer, machines, ROUNDS)));
      sizes.add(size(levante, peer, MOST, 1));
    }
    return sizes;
  }

  /** Both take turns. */
  private static ProvisionReport.Size size(Server levante, Server peer, int machines, int rounds) {
    Deployment ours = Deployment.on(levante, machines);
    Deployment theirs = Deployment.on(peer, machines);
    for (int round = 1; round < rounds; round++) {
      ours = ours.orCheaper(Deployment.on(levante, machines));
      theirs = theirs.orCheaper(Deployment.on(peer, machines));
    }
    System.err.printf("%d machines: %s, %s%n", machines, ours, theirs);
    return new ProvisionReport.Size(ours, theirs);
  }

  /**
   * Nine machines in each of a hundred infrastructures, then one more asked of each by many at
   * once, kill -9 after the last answer, and a start. Those are missing that the cloud did not have
   * then.
   */
  private static ProvisionReport.Restart restart(Servers servers) {
    List<String> infrastructures = new ArrayList<>();
    try (Server levante = servers.levante()) {
      for (int i = 0; i < INFRASTRUCTURES; i++) {
        infrastructures.add(levante.wire().create(EACH));
      }
      configured(levante, infrastructures, EACH);
      infrastructures.parallelStream().forEach(one -> levante.wire().add(one, 1));
      levante.kill();
    }
    int machines = INFRASTRUCTURES * (EACH + 1);
    int there =
        CloudBooks.of(servers.data()).machines().values().stream().mapToInt(count -> count).sum();
    try (Server levante = servers.levante()) {
      long answered = System.nanoTime();
      configured(levante, infrastructures, EACH + 1);
      Duration taken = Duration.ofNanos(System.nanoTime() - answered);
      return new ProvisionReport.Restart(INFRASTRUCTURES, machines, machines - there, taken);
    }
  }

  private static void configured(Server server, List<String> infrastructures, int machines) {
    for (String one : infrastructures) {
      while (!server.wire().isConfigured(one, machines)) {
        Pause.of(Duration.ofMillis(50));
      }
    }
  }

  private static String machine() {
    return "%s %s, Java %s, %d processors"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"),
            Runtime.getRuntime().availableProcessors());
  }
}
