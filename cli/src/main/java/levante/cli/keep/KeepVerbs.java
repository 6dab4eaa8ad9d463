package levante.cli.keep;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import levante.cli.client.InfrastructureView;
import levante.cli.client.LevanteClient;
import levante.cli.client.json.Json;
import levante.cli.client.terms.DriftView;
import levante.cli.client.terms.TermsView;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.words.Option;
import levante.cli.words.Verb;
import levante.cli.words.Words;

/** The verbs on infrastructures that stand. */
public final class KeepVerbs {
  private static final String REASON = "--reason";
  private static final String POLICY = "--policy";

  /** Its exit code tells whether something has drifted. */
  static final String DRIFT = "drift";

  private static final int HAS_DRIFTED = 2;
  private static final String NEVER = "never";
  private static final String ID = "ID";

  private static final List<ServerVerb> VERBS =
      List.of(
          verb("list", "", "Lists the infrastructures.", KeepVerbs::list),
          verb(
              new ServerVerb.Form(
                  "lock",
                  ID,
                  "Lets nothing of an infrastructure be taken away, stopped or edited.",
                  Option.valued(REASON, "TEXT", "Why; it is told to whom it holds off.")),
              KeepVerbs::lock),
          verb("unlock", ID, "Unlocks an infrastructure.", KeepVerbs::unlock),
          verb(
              "ttl",
              "ID DURATION",
              "Lets an infrastructure end so long after now (PT8H, P2D), or never.",
              KeepVerbs::ttl),
          verb(
              "hibernate",
              ID,
              "Stops all machines of an infrastructure until it is woken.",
              (client, words) -> activity(words, client::hibernate)),
          verb(
              "wake",
              ID,
              "Starts all machines of an infrastructure, control planes first.",
              (client, words) -> activity(words, client::wake)),
          verb(
              new ServerVerb.Form(
                  DRIFT,
                  ID,
                  "Tells what of an infrastructure is no longer as Levante made it.",
                  List.of(
                      Option.valued(POLICY, "repair|report", "What is done about it from now on.")),
                  List.of("2: or something has drifted")),
              KeepVerbs::drift),
          verb("repair", ID, "Orders one repair of what has drifted.", KeepVerbs::repair),
          WhyVerb.verb());

  private KeepVerbs() {}

  /** All of them. */
  public static List<Verb> all() {
    List<Verb> all = new ArrayList<>(VERBS);
    all.add(new NodesVerb());
    all.add(new RoomVerb());
    all.add(new ScalingVerb());
    all.add(new ClustersVerb());
    all.add(new CloudsVerb());
    return List.copyOf(all);
  }

  /** The verb of that name. */
  public static Optional<Verb> named(String name) {
    return all().stream().filter(verb -> verb.usage().verb().equals(name)).findFirst();
  }

  private static ServerVerb verb(
      String name, String operands, String purpose, BiFunction<LevanteClient, Words, Said> call) {
    return verb(new ServerVerb.Form(name, operands, purpose), call);
  }

  private static ServerVerb verb(
      ServerVerb.Form form, BiFunction<LevanteClient, Words, Said> call) {
    return new ServerVerb(form, asked -> call.apply(asked.client(), asked.words()));
  }

  private static Said list(LevanteClient client, Words words) {
    String text = client.infrastructuresText();
    List<InfrastructureView> all = Json.read(text, new TypeReference<>() {});
    return new Said(
        all.isEmpty()
            ? List.of("there is no infrastructure")
            : all.stream().map(KeepVerbs::line).toList(),
        text,
        0);
  }

  private static String line(InfrastructureView one) {
    return "%s  %-12s  %s EUR/h  %s%s%s"
        .formatted(
            one.id(),
            one.state(),
            one.eurPerHour().toPlainString(),
            one.name(),
            one.lock().map(lock -> ", " + locked(lock)).orElse(""),
            one.lifetime().map(lifetime -> ", ends at " + lifetime.end()).orElse("")
                + (one.drift().drifts().isEmpty() ? "" : ", drifted"));
  }

  private static String locked(TermsView.Lock lock) {
    return "locked by %s since %s%s"
        .formatted(lock.by(), lock.at(), lock.reason().isEmpty() ? "" : ": " + lock.reason());
  }

  private static Said lock(LevanteClient client, Words words) {
    String id = words.operands().get(0);
    TermsView terms = client.lock(id, words.value(REASON).orElse(""));
    return Said.of("%s is %s".formatted(id, locked(terms.lock().orElseThrow())), terms);
  }

  private static Said activity(Words words, Function<String, TermsView> call) {
    String id = words.operands().get(0);
    TermsView terms = call.apply(id);
    return Said.of("%s is %s".formatted(id, terms.activity()), terms);
  }

  private static Said unlock(LevanteClient client, Words words) {
    String id = words.operands().get(0);
    return Said.of(id + " is not locked", client.unlock(id));
  }

  private static Said ttl(LevanteClient client, Words words) {
    String id = words.operands().get(0);
    String ttl = words.operands().get(1);
    TermsView terms = ttl.equals(NEVER) ? client.lift(id) : client.limit(id, ttl);
    return Said.of(
        terms
            .lifetime()
            .map(lifetime -> "%s ends at %s".formatted(id, lifetime.end()))
            .orElse(id + " has no end"),
        terms);
  }

  private static Said drift(LevanteClient client, Words words) {
    String id = words.operands().get(0);
    DriftView seen =
        words
            .value(POLICY)
            .map(policy -> client.treatDrift(id, policy))
            .orElseGet(() -> client.drift(id));
    return Said.of(lines(id, seen), seen).ending(seen.drifts().isEmpty() ? 0 : HAS_DRIFTED);
  }

  private static Said repair(LevanteClient client, Words words) {
    String id = words.operands().get(0);
    DriftView seen = client.repair(id);
    return Said.of(lines(id, seen), seen);
  }

  private static List<String> lines(String id, DriftView seen) {
    List<String> lines = new ArrayList<>();
    String ordered = seen.repairOrdered() ? ", a repair is ordered" : "";
    lines.add(
        "%s: %s; the policy is '%s'%s"
            .formatted(
                id,
                seen.drifts().isEmpty() ? "nothing has drifted" : "has drifted",
                seen.policy(),
                ordered));
    seen.drifts()
        .forEach(one -> lines.add("  %s %s: %s".formatted(one.kind(), one.what(), one.sentence())));
    return lines;
  }
}
