package levante.web.page.admin;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.web.audit.Act;
import levante.web.language.Say;
import levante.web.view.Status;

/**
 * An act as people read it.
 *
 * @param who empty for somebody whom Levante does not know
 * @param ledTo what was made, or the page that was shown then
 */
public record ActRow(
    Instant at,
    String who,
    String via,
    String what,
    String path,
    Status result,
    Optional<String> ledTo) {
  /** What stands before the things in the paths of wires. */
  private static final List<String> NO_THINGS = List.of("", "api", "v1", "im", "oscar", "system");

  /** Of routes whose own words do not say it. */
  private static final Map<String, String> WORDS =
      Map.of(
          "signin", "sign in",
          "signout", "sign out",
          "deployments", "infrastructures: make",
          "run", "services: call",
          "job", "services: call");

  /** Of the door, which looks at no route. */
  private static final int FORBIDDEN = 403;

  public ActRow {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(ledTo, "ledTo");
  }

  static ActRow of(Act act) {
    return new ActRow(
        act.at(),
        act.who().map(OwnerId::value).orElse(""),
        act.via().title(),
        what(act.asked(), act.answered().status()),
        act.asked().path(),
        result(act.answered()),
        act.answered().ledTo().filter(path -> !path.equals(act.asked().path())));
  }

  private static Status result(Act.Answered answered) {
    return answered.isDone()
        ? new Status(Status.Tone.GOOD, "done")
        : new Status(
            Status.Tone.BAD, answered.code().orElseGet(() -> String.valueOf(answered.status())));
  }

  /** Such as {@code infrastructures: lock}, from {@code POST infrastructures/{id}/lock}. */
  static String what(Act.Asked asked, int status) {
    if (asked.route().isEmpty()) {
      return status == FORBIDDEN ? Say.of("turned away") : Say.of("what is not there");
    }
    List<String> parts =
        Arrays.stream(asked.route().split("/")).filter(part -> !NO_THINGS.contains(part)).toList();
    List<String> things = parts.stream().filter(part -> !part.contains("{")).toList();
    if (things.isEmpty()) {
      return asked.method();
    }
    if (WORDS.containsKey(things.get(0))) {
      return WORDS.get(things.get(0));
    }
    boolean ofOne = parts.get(parts.size() - 1).contains("{");
    String last = things.get(things.size() - 1);
    return things.size() == 1
        ? "%s: %s".formatted(last, verb(asked.method(), ofOne))
        : "%s: %s%s".formatted(things.get(0), before(asked.method(), ofOne), last);
  }

  private static String verb(String method, boolean ofOne) {
    return switch (method) {
      case "POST" -> ofOne ? "add" : "make";
      case "PUT" -> "change";
      case "DELETE" -> "delete";
      default -> method;
    };
  }

  private static String before(String method, boolean ofOne) {
    return switch (method) {
      case "POST" -> "";
      case "PUT" -> ofOne ? "change " : "set ";
      case "DELETE" -> "remove ";
      default -> method + " ";
    };
  }
}
