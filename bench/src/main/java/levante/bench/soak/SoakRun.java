package levante.bench.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import levante.bench.server.Pause;
import levante.bench.server.Server;
import levante.bench.server.Servers;
import levante.bench.soak.SoakClient.Work;

/** Many clients at once, who create and destroy for as long as told. */
final class SoakRun {
  private static final int SAMPLES = 20;

  private SoakRun() {}

  /** In a checkout that is built. */
  static SoakReport in(Path home, SoakOptions options) {
    try (Server server = Servers.fresh(home, ".levante/campaign", "soak").levante()) {
      return run(options, server);
    }
  }

  private static SoakReport run(SoakOptions options, Server server) {
    ExecutorService threads = Executors.newFixedThreadPool(options.clients());
    try {
      long end = System.nanoTime() + options.time().toNanos();
      List<Future<Work>> clients = new ArrayList<>();
      for (int i = 0; i < options.clients(); i++) {
        Random random = new Random(options.seed() + i);
        clients.add(threads.submit(new SoakClient(server.wire(), options.each(), random, end)));
      }
      List<Double> heap = new ArrayList<>();
      Duration between = options.time().dividedBy(SAMPLES);
      while (System.nanoTime() < end) {
        Pause.of(between);
        heap.add(server.heapMegabytes());
        System.err.printf("heap %.0f MB%n", heap.get(heap.size() - 1));
      }
      Work work = Work.NONE;
      for (Future<Work> client : clients) {
        work = work.plus(client.get());
      }
      return new SoakReport(options, work, heap, server.wire().infrastructures().size());
    } catch (ExecutionException bug) {
      throw new IllegalStateException(bug.getCause());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", ended);
    } finally {
      threads.shutdownNow();
    }
  }
}
