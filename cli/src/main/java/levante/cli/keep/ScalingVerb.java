package levante.cli.keep;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.cli.client.Calls;
import levante.cli.client.json.Json;
import levante.cli.client.scaling.RulesView;
import levante.cli.failure.CliFailure;
import levante.cli.reach.Asked;
import levante.cli.reach.Reached;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.words.Terminal;
import levante.cli.words.Usage;
import levante.cli.words.Verb;
import levante.cli.words.Words;

/** {@code scaling}: the rules by which a cluster is scaled. */
final class ScalingVerb implements Verb {
  private static final String YAML = "text/yaml";

  @Override
  public Usage usage() {
    return new Usage(
        "scaling",
        "show CLUSTER | plan CLUSTER FILE | set CLUSTER FILE | unset CLUSTER",
        "Shows, plans, sets and takes away the rules by which a cluster is scaled: policy, bounds,"
            + " ceiling, schedule (docs/reference/scaling-rules.md). They hold at once.",
        Reached.OPTIONS,
        List.of(
            "0: it is done",
            "1: the server refused it, or does not answer; the message says why",
            "2: the command line is wrong, or a file or the password cannot be read"));
  }

  @Override
  public int run(Words words, Terminal terminal) {
    if (words.operands().isEmpty()) {
      throw Words.wrong(usage(), "it takes a word such as 'show'");
    }
    Calls calls = new Asked(Reached.by(words), words, terminal).server().calls();
    Said said =
        switch (words.operands().get(0)) {
          case "show" -> told(calls.get(of(taking(words, 1))));
          case "plan" -> plan(calls, taking(words, 2));
          case "set" -> set(calls, taking(words, 2));
          case "unset" -> unset(calls, taking(words, 1));
          default -> throw ServerVerb.unknown(usage(), words.operands().get(0));
        };
    return ServerVerb.print(said, words, terminal);
  }

  private List<String> taking(Words words, int operands) {
    return ServerVerb.following(usage(), words, operands);
  }

  private static String of(List<String> words) {
    return "/api/v1/clusters/%s/scaling".formatted(Calls.encode(words.get(0)));
  }

  private static Said plan(Calls calls, List<String> words) {
    String text =
        calls.send("POST", of(words) + "/plan", Calls.Body.of(YAML, read(words.get(1))), Map.of());
    RulesView.Change change = Json.read(text, new TypeReference<>() {});
    List<String> lines = new ArrayList<>();
    change.comes().forEach(one -> lines.add("+ " + one));
    change.goes().forEach(one -> lines.add("- " + one));
    change.atOnce().forEach(one -> lines.add("at once: " + one));
    change.next().forEach(one -> lines.add("next: " + one));
    return new Said(lines.isEmpty() ? List.of("nothing changes") : lines, text, 0);
  }

  /** Over what is there now: whoever sets a file means all of it. */
  private static Said set(Calls calls, List<String> words) {
    Calls.Body body = Calls.Body.of(YAML, read(words.get(1)));
    return told(calls.send("PUT", of(words), body, Map.of("If-Match", "*")));
  }

  private static Said unset(Calls calls, List<String> words) {
    return told(calls.send("DELETE", of(words)));
  }

  private static Said told(String text) {
    RulesView rules = Json.read(text, new TypeReference<>() {});
    List<String> lines = new ArrayList<>(rules.inForce().sentences());
    Optional<String> window = rules.inForce().window();
    for (RulesView.InForce next : rules.next()) {
      lines.add(
          "%s: %s"
              .formatted(
                  next.from().map(Object::toString).orElse("then"),
                  next.window()
                      .map(name -> "'%s' begins".formatted(name))
                      .orElse(window.map(name -> "'%s' ends".formatted(name)).orElse("ends"))));
      window = next.window();
    }
    rules
        .text()
        .ifPresentOrElse(
            yaml -> {
              lines.add("");
              yaml.lines().forEach(lines::add);
            },
            () -> lines.add("It has no rules of its own."));
    return new Said(lines, text, 0);
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new CliFailure(CliFailure.UNREADABLE, "cannot read " + file);
    }
  }
}
