package levante.bench.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import levante.bench.server.Server;
import levante.bench.server.Servers;

/** Measures on servers of their own, a small one and a large one. */
final class PagesRun {
  /** So many infrastructures and jobs. */
  record Size(int infrastructures, int jobs) {}

  private static final Size SMALL = new Size(50, 1_000);

  private final Servers servers;
  private final Size size;
  private final World world;

  /** A server of its own with so much behind it; it is stopped again. */
  private PagesRun(Path home, Size size) {
    this.servers = Servers.fresh(home, ".levante/bench", "pages");
    this.size = size;
    long began = System.nanoTime();
    try (Server server = servers.levante()) {
      world = World.made(admin(), size.infrastructures());
      said("made %d infrastructures", size.infrastructures(), began);
      System.err.printf("the server took %s of the processor%n", server.processorTime());
    }
    began = System.nanoTime();
    Seed.write(servers.data(), world.edge(), size.jobs());
    said("wrote %d jobs", size.jobs(), began);
  }

  /**
   * In a checkout that is built.
   *
   * @param streams that read
   */
  static PagesReport in(Path home, Size large, int streams) {
    PagesRun small = new PagesRun(home, SMALL);
    PagesReport.Measured few;
    try (Server server = small.servers.levante()) {
      few = small.pages(server);
    }
    PagesRun run = new PagesRun(home, large);
    try (Server server = run.servers.levante()) {
      PagesReport.Measured many = run.pages(server);
      Changes.Changed<List<PageTime>> changed =
          Changes.during(run.admin(), () -> run.measured(server));
      StreamTimes told = StreamsRun.measure(server, run.admin(), run.world, streams);
      return new PagesReport(
          List.of(few, many),
          new PagesReport.Changing(changed.infrastructures(), changed.measured()),
          told);
    }
  }

  private PagesReport.Measured pages(Server server) {
    World.settled(admin());
    System.err.printf(
        Locale.ROOT, "%d infrastructures, %d jobs%n", size.infrastructures(), size.jobs());
    return new PagesReport.Measured(
        size.infrastructures(), size.jobs(), measured(server), server.heapMegabytes());
  }

  private List<PageTime> measured(Server server) {
    List<PageTime> pages = Pages.measure(admin(), world, size.infrastructures());
    System.err.printf("the server took %s of the processor%n", server.processorTime());
    return pages;
  }

  private static void said(String what, int number, long began) {
    System.err.printf(
        Locale.ROOT, what + " in %.0f s%n", number, (System.nanoTime() - began) / 1e9);
  }

  private Wire admin() {
    try {
      String password = Files.readString(servers.data().resolve("admin-password")).strip();
      return Wire.signedIn(servers.base(), "admin", password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
