package levante.cli.reach;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import levante.cli.client.Patience;
import levante.cli.client.Wire;
import levante.cli.server.Home;
import levante.cli.words.Option;
import levante.cli.words.Words;

/** How a verb reaches a server that runs. */
public final class Reached {
  /** Prints one JSON document. */
  public static final String JSON = "--json";

  static final String SERVER = "--server";
  static final String USER = "--user";
  static final String PASSWORD_FILE = "--password-file";
  static final String CLOUDS = "--auth-file";
  static final String CLOUD = "--cloud";
  static final String PROFILE = "--profile";

  /** A server that does not answer is told soon to a person who looks at an empty line. */
  private static final Duration AWAY = Duration.ofSeconds(3);

  /** One that is restarted while somebody waits for something is waited for too. */
  private static final Duration AWAY_WHILE_WAITING = Duration.ofMinutes(1);

  /** What every verb takes that talks to a server. */
  public static final List<Option> OPTIONS =
      List.of(
          Option.flag(JSON, "Print one JSON document and nothing else."),
          Option.valued(
              SERVER,
              "URL",
              "The server. Default: LEVANTE_SERVER, the profile's, http://127.0.0.1:8080."),
          Option.valued(USER, "NAME", "Who calls. Default: LEVANTE_USER, the profile's, or admin."),
          Option.valued(
              PASSWORD_FILE,
              "FILE",
              "The caller's password. Default: LEVANTE_TOKEN, LEVANTE_PASSWORD, the profile's, and"
                  + " of a server on this machine .levante/data/admin-password beside the"
                  + " checkout's files."),
          Option.valued(
              CLOUDS,
              "FILE",
              "Credentials of clouds, a line each as im-client reads them (docs/reference/clouds.md)."
                  + " Default: LEVANTE_AUTH_FILE, the profile's, or none, which is the sandbox."),
          Option.valued(
              CLOUD,
              "NAME",
              "A cloud that the server keeps for you (levante clouds). Default: LEVANTE_CLOUD, the"
                  + " profile's, or none."),
          Option.valued(
              PROFILE,
              "NAME",
              "A part of ~/.config/levante/config. Default: LEVANTE_PROFILE, or default."));

  private Reached() {}

  /** The server as the words, the environment and the configuration say. */
  public static Server by(Words words) {
    return by(words, words.has(Waiting.WAIT) ? AWAY_WHILE_WAITING : AWAY);
  }

  private static Server by(Words words, Duration away) {
    Settings settings =
        new Settings(
            words,
            System.getenv(),
            home(System.getenv()),
            Home.ofProcess().state().resolve("data/admin-password"));
    Patience patience = Patience.real(away);
    return new Server(new Wire(settings.server(), patience), settings.account(), patience);
  }

  /** The person's own folder, as shells know it: Java asks the list of users only. */
  public static Path home(Map<String, String> environment) {
    String named = environment.getOrDefault("HOME", "");
    return Path.of(named.isEmpty() ? System.getProperty("user.home", ".") : named);
  }
}
