package levante.bench.pages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import levante.bench.server.Pause;
import levante.bench.server.Server;

/**
 * Opens streams of several users on several pages, and while infrastructures come and go changes
 * something on each page again and again, and measures how soon every stream has told of it.
 */
final class StreamsRun {
  private static final int OVERVIEW = 60;
  private static final int STORY = 40;

  /** They watch a page on which nothing is changed. */
  private static final int BESIDES = 20;

  private static final int SILENT = 20;
  private static final int ROUNDS = 10;

  /** Until so much has changed that who does not read has been sent more than the kernel keeps. */
  private static final Duration FILLS = Duration.ofSeconds(40);

  /** A server notices that a browser has gone when it has sent something, at most twice. */
  private static final Duration NOTICED = Duration.ofSeconds(45);

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String FDL =
      "functions:\n  oscar:\n  - %1$s: {name: %2$s, image: debian:12, memory: 64Mi,"
          + " script: 'true', input: [{path: pictures/%2$s}]}\n";

  private final Wire admin;
  private final World world;
  private final List<Page> pages = new ArrayList<>();

  /** A page that is watched, with what changes it so that it shows a text. */
  private record Page(List<StreamReader> streams, Change change) {}

  /** Changes something. */
  private interface Change {
    void show(String text);
  }

  private StreamsRun(Wire admin, World world) {
    this.admin = admin;
    this.world = world;
  }

  /** So many streams on a server. */
  static StreamTimes measure(Server server, Wire admin, World world, int number) {
    return new StreamsRun(admin, world).measure(server, number);
  }

  private StreamTimes measure(Server server, int number) {
    double before = server.heapMegabytes();
    double[] millis;
    double with;
    try (Streams streams = new Streams()) {
      open(streams, number);
      millis = Changes.during(admin, this::rounds).measured();
      with = server.heapMegabytes();
      if (streams.open() < number) {
        throw new IllegalStateException("%d streams of %d".formatted(streams.open(), number));
      }
    }
    Pause.of(NOTICED);
    return StreamTimes.of(number, SILENT, millis, List.of(before, with, server.heapMegabytes()));
  }

  private void open(Streams streams, int number) {
    page(streams, admin, "/live", OVERVIEW, this::serve);
    page(streams, admin, watched(world.story()), STORY, text -> lock(admin, world.story(), text));
    int each = (number - OVERVIEW - STORY) / World.USERS.size();
    for (String user : World.USERS) {
      Wire wire = Wire.signedIn(admin.base(), user, World.PASSWORD);
      String own = wire.json("/api/v1/infrastructures").path(0).path("id").asText();
      int more = user.equals("user1") ? number - OVERVIEW - STORY - each * 8 : 0;
      page(streams, wire, watched(own), each + more, text -> lock(wire, own, text));
    }
    String service = "/services/%s/%s/live".formatted(world.edge(), Seed.FIRST);
    IntStream.range(0, BESIDES).forEach(any -> streams.read(admin, service));
    IntStream.range(0, SILENT).forEach(any -> streams.ignore(admin, "/live"));
  }

  private void page(Streams streams, Wire wire, String path, int number, Change change) {
    int from = streams.reading().size();
    IntStream.range(0, number).forEach(any -> streams.read(wire, path));
    pages.add(new Page(streams.reading().subList(from, from + number), change));
  }

  private static String watched(String infrastructure) {
    return "/infrastructures/%s/live".formatted(infrastructure);
  }

  private void serve(String text) {
    admin.post("/api/v1/services", "text/yaml", FDL.formatted(world.edge(), text));
  }

  private static void lock(Wire wire, String infrastructure, String text) {
    String path = "/api/v1/infrastructures/%s/lock".formatted(infrastructure);
    wire.delete(path);
    wire.put(path + "?reason=" + text, "");
  }

  /** Of each stream and each round, in milliseconds from the change's request on. */
  private double[] rounds() {
    Pause.of(FILLS);
    List<Double> millis = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Page page : pages) {
        String text = String.format(Locale.ROOT, "mark%03d", millis.size() + round);
        page.streams().forEach(stream -> stream.watchFor(text));
        long began = System.nanoTime();
        page.change().show(text);
        page.streams().forEach(stream -> millis.add(arrival(stream, began)));
      }
    }
    return millis.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double arrival(StreamReader stream, long began) {
    while (stream.seen() == 0) {
      if (System.nanoTime() - began > LIMIT.toNanos()) {
        throw new IllegalStateException("a stream was told nothing for " + LIMIT);
      }
      Pause.of(Duration.ofMillis(2));
    }
    return (stream.seen() - began) / 1e6;
  }
}
