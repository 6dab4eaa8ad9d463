package levante.bench.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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

  private final Path home;
  private final Path out;

  /**
   * A run in a checkout that is built.
   *
   * @param out gets a folder with the server's data and log
   */
  SoakRun(Path home, Path out) {
    this.home = home;
    this.out = out;
  }

  SoakReport run(SoakOptions options) {
    try {
      Files.createDirectories(out);
      Servers servers = new Servers(home, Files.createTempDirectory(out, "soak-"));
      servers.levante().close();
      try (Server server = servers.levante()) {
        return run(options, server);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
