package levante.cli.admin;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import levante.cli.client.Calls;
import levante.cli.client.json.Json;
import levante.cli.failure.CliFailure;
import levante.cli.reach.Asked;
import levante.cli.reach.Reached;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.words.Option;
import levante.cli.words.Table;
import levante.cli.words.Terminal;
import levante.cli.words.Usage;
import levante.cli.words.Verb;
import levante.cli.words.Words;

/** {@code users}: who there is, for an admin. */
public final class UsersVerb implements Verb {
  private static final String USERS = "/api/v1/users";
  private static final String ADMIN = "--admin";
  private static final String NEW_PASSWORD = "--new-password-file";

  private static final Usage USAGE =
      ServerVerb.usage(
          new ServerVerb.Form(
              "users",
              "list | add NAME | password NAME | remove NAME",
              "Users, for an admin. A new password has 12 characters or more and is the first line"
                  + " of a file or of standard input. Who has something, or with whom something is"
                  + " shared, is not removed.",
              Option.valued(
                  NEW_PASSWORD, "FILE", "The user's new password. Default: standard input."),
              Option.flag(ADMIN, "The user who is added is an admin."),
              Option.flag(Asked.YES, "Removes without asking.")));

  /** A user as the server tells. */
  private record UserView(
      String name,
      String role,
      Instant created,
      Optional<Instant> signedIn,
      List<Identity> identities) {
    private String way() {
      return identities.isEmpty()
          ? "password"
          : identities.stream()
              .map(one -> one.subject() + " at " + one.issuer())
              .collect(Collectors.joining(", "));
    }
  }

  /** Who somebody is at a provider. */
  private record Identity(String issuer, String subject) {}

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Words words, Terminal terminal) {
    if (words.operands().isEmpty()) {
      throw Words.wrong(USAGE, "it takes a word such as 'list'");
    }
    Asked asked = new Asked(Reached.by(words), words, terminal);
    Calls calls = asked.server().calls();
    Said said =
        switch (words.operands().get(0)) {
          case "list" -> list(calls, taking(words, 0));
          case "add" -> add(calls, asked, taking(words, 1).get(0));
          case "password" -> setPassword(calls, asked, taking(words, 1).get(0));
          case "remove" -> remove(calls, asked, taking(words, 1).get(0));
          default -> throw ServerVerb.unknown(USAGE, words.operands().get(0));
        };
    return ServerVerb.print(said, words, terminal);
  }

  private static List<String> taking(Words words, int operands) {
    return ServerVerb.following(USAGE, words, operands);
  }

  private static Said list(Calls calls, List<String> nothing) {
    String text = calls.get(USERS);
    Table table = new Table().row("NAME", "ROLE", "SIGNS IN BY", "ADDED", "LAST SIGN-IN");
    Json.<List<UserView>>read(text, new TypeReference<>() {})
        .forEach(
            user ->
                table.row(
                    user.name(),
                    user.role().toLowerCase(Locale.ROOT),
                    user.way(),
                    user.created().toString(),
                    user.signedIn().map(Instant::toString).orElse("never")));
    return new Said(nothing.isEmpty() ? table.lines("") : nothing, text, 0);
  }

  private static Said add(Calls calls, Asked asked, String name) {
    Map<String, String> user =
        Map.of(
            "name",
            name,
            "password",
            password(asked),
            "role",
            asked.words().has(ADMIN) ? "ADMIN" : "USER");
    return new Said(
        List.of("user %s is added".formatted(name)), send(calls, "POST", USERS, user), 0);
  }

  private static Said setPassword(Calls calls, Asked asked, String name) {
    send(calls, "PUT", of(name) + "/password", Map.of("password", password(asked)));
    return Said.of(
        "user %s has another password; their sessions have ended".formatted(name),
        Map.of("user", name, "done", "password"));
  }

  private static Said remove(Calls calls, Asked asked, String name) {
    asked.confirm("User %s goes, and cannot sign in any more.".formatted(name));
    calls.send("DELETE", of(name));
    return Said.of("user %s is removed".formatted(name), Map.of("user", name, "done", "removed"));
  }

  private static String of(String name) {
    return USERS + "/" + Calls.encode(name);
  }

  private static String send(Calls calls, String method, String path, Map<String, String> body) {
    return calls.send(method, path, Calls.Body.of("application/json", Json.text(body)), Map.of());
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
