package levante.cli.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.cli.client.Calls;
import levante.cli.client.json.Json;
import levante.cli.failure.CliFailure;
import levante.cli.reach.Asked;
import levante.cli.reach.Reached;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.words.Option;
import levante.cli.words.Terminal;
import levante.cli.words.Usage;
import levante.cli.words.Verb;
import levante.cli.words.Words;

/** {@code users add NAME}: all that REST does with users. */
public final class UsersVerb implements Verb {
  private static final String ADMIN = "--admin";
  private static final String NEW_PASSWORD = "--new-password-file";

  private static final Usage USAGE =
      ServerVerb.usage(
          new ServerVerb.Form(
              "users",
              "add NAME",
              "Adds a user, for an admin. The new password has 12 characters or more and is the"
                  + " first line of a file or of standard input.",
              Option.valued(
                  NEW_PASSWORD, "FILE", "The new user's password. Default: standard input."),
              Option.flag(ADMIN, "The new user is an admin.")));

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Words words, Terminal terminal) {
    List<String> operands = words.operands();
    if (operands.size() != 2 || !operands.get(0).equals("add")) {
      throw Words.wrong(USAGE, "it takes " + USAGE.operands());
    }
    Asked asked = new Asked(Reached.by(words), words, terminal);
    String name = operands.get(1);
    Map<String, String> user =
        Map.of(
            "name", name, "password", password(asked), "role", words.has(ADMIN) ? "ADMIN" : "USER");
    String added =
        asked
            .server()
            .calls()
            .send(
                "POST",
                "/api/v1/users",
                Calls.Body.of("application/json", Json.text(user)),
                Map.of());
    return ServerVerb.print(
        new Said(List.of("user %s is added".formatted(name)), added, 0), words, terminal);
  }

  private static String password(Asked asked) {
    Optional<String> file = asked.words().value(NEW_PASSWORD).filter(name -> !name.isEmpty());
    return file.map(UsersVerb::firstLine).or(asked::line).orElse("");
  }

  private static String firstLine(String file) {
    try {
      return Files.readString(Path.of(file)).lines().findFirst().orElse("");
    } catch (IOException unreadable) {
      throw new CliFailure(CliFailure.UNREADABLE, "cannot read the new user's password in " + file);
    }
  }
}
