package levante.cli.keep;

import java.util.List;
import java.util.Optional;
import levante.cli.client.InfrastructureView;
import levante.cli.client.LevanteClient;
import levante.cli.client.TermsView;
import levante.cli.keep.KeepVerb.Said;
import levante.cli.words.Option;
import levante.cli.words.Verb;
import levante.cli.words.Words;

/** The verbs on infrastructures that stand. */
public final class KeepVerbs {
  private static final String REASON = "--reason";
  private static final String NEVER = "never";
  private static final String ID = "ID";

  private KeepVerbs() {}

  /** The verb of that name. */
  public static Optional<Verb> named(String name) {
    return switch (name) {
      case "list" -> verb(name, "", "Lists the infrastructures.", KeepVerbs::list);
      case "lock" ->
          Optional.of(
              new KeepVerb(
                  name,
                  ID,
                  "Lets nothing of an infrastructure be taken away, stopped or edited.",
                  List.of(Option.valued(REASON, "TEXT", "Why; it is told to whom it holds off.")),
                  KeepVerbs::lock));
      case "unlock" -> verb(name, ID, "Unlocks an infrastructure.", KeepVerbs::unlock);
      case "ttl" ->
          verb(
              name,
              "ID DURATION",
              "Lets an infrastructure end so long after now (PT8H, P2D), or never.",
              KeepVerbs::ttl);
      default -> Optional.empty();
    };
  }

  private static Optional<Verb> verb(
      String name, String operands, String purpose, KeepVerb.Call call) {
    return Optional.of(new KeepVerb(name, operands, purpose, List.of(), call));
  }

  private static Said list(LevanteClient client, Words words) {
    return new Said(client.infrastructures().stream().map(KeepVerbs::line).toList(), 0);
  }

  private static String line(InfrastructureView one) {
    return "%s  %-12s  %s EUR/h  %s%s%s"
        .formatted(
            one.id(),
            one.state(),
            one.eurPerHour().toPlainString(),
            one.name(),
            one.lock().map(lock -> ", " + locked(lock)).orElse(""),
            one.lifetime().map(lifetime -> ", ends at " + lifetime.end()).orElse(""));
  }

  private static String locked(TermsView.Lock lock) {
    return "locked by %s since %s%s"
        .formatted(lock.by(), lock.at(), lock.reason().isEmpty() ? "" : ": " + lock.reason());
  }

  private static Said lock(LevanteClient client, Words words) {
    String id = words.operands().get(0);
    TermsView terms = client.lock(id, words.value(REASON).orElse(""));
    return Said.of("%s is %s".formatted(id, locked(terms.lock().orElseThrow())));
  }

  private static Said unlock(LevanteClient client, Words words) {
    String id = words.operands().get(0);
    client.unlock(id);
    return Said.of(id + " is not locked");
  }

  private static Said ttl(LevanteClient client, Words words) {
    String id = words.operands().get(0);
    String ttl = words.operands().get(1);
    TermsView terms = ttl.equals(NEVER) ? client.lift(id) : client.limit(id, ttl);
    return Said.of(
        terms
            .lifetime()
            .map(lifetime -> "%s ends at %s".formatted(id, lifetime.end()))
            .orElse(id + " has no end"));
  }
}
