package levante.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import levante.cli.client.Account;
import levante.cli.client.LevanteClient;
import levante.cli.client.Patience;
import levante.cli.client.Wire;
import levante.cli.failure.CliFailure;
import levante.cli.fdl.InlinedFdl;
import levante.cli.server.Home;
import levante.cli.server.Reach;
import levante.cli.server.ServerProcess;
import levante.cli.server.ServerSettings;
import levante.cli.server.Servers;
import levante.cli.storage.MinioObjectStore;
import levante.kernel.Secret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code levante demo}: starts a server of its own, plays the story on it, and stops it. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Plays the whole story: two clusters, two services, a video, its results. Ends with one line"
            + " of JSON.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the story ended well",
      "1:it did not, or a picture has no result",
      "2:the command line is wrong",
      "3:another server runs on the data folder"
    })
public final class DemoCommand implements Callable<Integer> {
  /** Short times, so that the end of an idle node can be watched; the story prints them. */
  private static final Map<String, String> SHORT_TIMES =
      new TreeMap<>(
          Map.of(
              "levante.sandbox.boot-delay.edge", "PT2S",
              "levante.sandbox.boot-delay.cloud", "PT3S",
              "levante.elasticity.scan-period", "PT1S",
              "levante.oscar.reconcile-period", "PT10S"));

  private static final Duration AWAY = Duration.ofSeconds(60);
  private static final Duration READY_LIMIT = Duration.ofMinutes(3);
  private static final Duration STORY_LIMIT = Duration.ofMinutes(30);
  private static final Duration DESTROY_LIMIT = Duration.ofMinutes(3);
  private static final DateTimeFormatter RUN =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @Option(names = "--json", description = "Print nothing but the last line.")
  private boolean json;

  @Option(names = "--destroy", description = "Remove both clusters at the end.")
  private boolean destroy;

  @Option(names = "--keep", description = "Leave the server running until Ctrl-C.")
  private boolean keep;

  @Option(names = "--video", paramLabel = "FILE", description = "Another video than the bundled.")
  private Path video;

  @Option(names = "--out", paramLabel = "DIR", description = "Where the results go.")
  private Path out;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The server's data. Default: a new folder below .levante/demo.")
  private Path data;

  @Option(names = "--port", defaultValue = "0", description = "Default: a free one.")
  private int port;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() {
    Instant began = clock.instant();
    Home home = Home.ofProcess();
    Path folder = data == null ? home.state().resolve("demo").resolve(RUN.format(began)) : data;
    Path film = (video == null ? home.demo().resolve("three_faces.mp4") : video).toAbsolutePath();
    if (!Files.isRegularFile(film) || !Files.isReadable(film)) {
      throw new CliFailure(CliFailure.USAGE, "cannot read the video " + film);
    }
    Narrator narrator = json ? Narrator.lastLineOnly(System.out) : Narrator.full(System.out);
    Servers servers = new Servers(home, Reach.ofProcess(), clock, narrator::say);
    try (ServerProcess server = servers.start(folder, ServerSettings.LOOPBACK, port, SHORT_TIMES)) {
      return play(server, narrator, film, began);
    }
  }

  private int play(ServerProcess server, Narrator narrator, Path film, Instant began) {
    ServerSettings settings = server.settings();
    tellBeginning(settings, narrator);
    DemoStory story = story(settings, narrator);
    StoryKey key = new StoryKey(settings.data().resolve("story").resolve("key"));
    story.raiseClusters(key.current(), READY_LIMIT);
    story.applyServices(
        InlinedFdl.of(Home.ofProcess().demo().resolve("edge-to-cloud-services.yaml")));
    story.upload(film);
    story.watchToTheEnd(film, STORY_LIMIT);
    Path results = (out == null ? settings.data().resolve("results") : out).toAbsolutePath();
    DemoNumbers numbers = story.collect(film, results);
    story.tellFailures();
    tellWhere(story, settings, narrator, results);
    Integer left = destroy ? story.destroy(DESTROY_LIMIT) : null;
    key.end();
    if (!keep) {
      narrator.say("to look again: ./levante up --data " + settings.data());
    }
    double seconds = Duration.between(began, clock.instant()).toMillis() / 1000.0;
    DemoNumbers last = numbers.ended(left, seconds);
    narrator.last(last.line());
    if (keep) {
      server.waitFor();
    }
    return last.well() ? 0 : CliFailure.FAILED;
  }

  private static DemoStory story(ServerSettings settings, Narrator narrator) {
    Patience patience = Patience.real(AWAY);
    LevanteClient client =
        new LevanteClient(new Wire(settings.base(), patience), account(settings));
    return new DemoStory(
        client, access -> new MinioObjectStore(access, patience), patience, narrator);
  }

  private static void tellBeginning(ServerSettings settings, Narrator narrator) {
    narrator.say("the dashboard is at " + settings.base() + "/; everything outside is the sandbox");
    narrator.say("sign in as admin; the password is in " + settings.passwordFile());
    SHORT_TIMES.forEach((key, value) -> narrator.say("  short time: %s=%s".formatted(key, value)));
    narrator.say("  short time: idle_time=" + DemoStory.IDLE_TIME);
  }

  private static Account account(ServerSettings settings) {
    try {
      return new Account("admin", Secret.of(Files.readString(settings.passwordFile()).strip()));
    } catch (IOException e) {
      throw new CliFailure("cannot read " + settings.passwordFile(), e);
    }
  }

  private static void tellWhere(
      DemoStory story, ServerSettings settings, Narrator narrator, Path results) {
    Path told = settings.data().resolve("story");
    try {
      Files.createDirectories(told);
      Files.writeString(told.resolve("lineage.json"), story.lineage());
      Files.writeString(told.resolve("decisions.json"), story.decisions());
    } catch (IOException e) {
      throw new CliFailure("cannot write to " + told + ": " + e.getMessage(), e);
    }
    narrator.chapter("where everything is");
    narrator.say("  results    " + results);
    narrator.say("  lineage    " + told.resolve("lineage.json"));
    narrator.say("  decisions  " + told.resolve("decisions.json"));
    narrator.say("  dashboard  " + settings.base() + "/");
  }
}
