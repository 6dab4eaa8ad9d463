package levante.cli.keep;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import levante.cli.client.Account;
import levante.cli.client.LevanteClient;
import levante.cli.client.Patience;
import levante.cli.client.Wire;
import levante.cli.failure.CliFailure;
import levante.cli.server.Home;
import levante.cli.words.Option;
import levante.cli.words.Words;
import levante.kernel.Secret;

/** How a verb reaches a server that runs. */
final class Reached {
  private static final String SERVER = "--server";
  private static final String USER = "--user";
  private static final String PASSWORD_FILE = "--password-file";
  private static final String DEFAULT_SERVER = "http://127.0.0.1:8080";
  private static final Duration AWAY = Duration.ofSeconds(10);

  /** What every verb takes. */
  static final List<Option> OPTIONS =
      List.of(
          Option.valued(SERVER, "URL", "The server. Default: " + DEFAULT_SERVER + "."),
          Option.valued(USER, "NAME", "Who calls. Default: admin."),
          Option.valued(
              PASSWORD_FILE,
              "FILE",
              "The caller's password. Default: .levante/data/admin-password beside the"
                  + " checkout's files."));

  private Reached() {}

  /** A client as the words say. */
  static LevanteClient by(Words words) {
    Path file =
        words
            .value(PASSWORD_FILE)
            .map(Path::of)
            .orElseGet(() -> Home.ofProcess().state().resolve("data/admin-password"));
    return new LevanteClient(
        new Wire(server(words.value(SERVER).orElse(DEFAULT_SERVER)), Patience.real(AWAY)),
        new Account(words.value(USER).orElse("admin"), password(file)));
  }

  private static URI server(String text) {
    try {
      URI server = URI.create(text);
      if (server.getHost() != null) {
        return server;
      }
    } catch (IllegalArgumentException wrong) {
      // Told below.
    }
    throw new CliFailure(CliFailure.USAGE, SERVER + " is no URL: " + text);
  }

  private static Secret password(Path file) {
    try {
      return Secret.of(Files.readString(file).strip());
    } catch (IOException unreadable) {
      throw new CliFailure(CliFailure.UNREADABLE, "cannot read the password in " + file);
    }
  }
}
