package levante.cli.keep;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import levante.cli.client.Calls;
import levante.cli.client.CloudView;
import levante.cli.client.json.Json;
import levante.cli.failure.CliFailure;
import levante.cli.reach.Asked;
import levante.cli.reach.Reached;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.words.Terminal;
import levante.cli.words.Usage;
import levante.cli.words.Verb;
import levante.cli.words.Words;

/** {@code clouds}: the clouds that the server keeps for the caller. */
final class CloudsVerb implements Verb {
  private static final String CLOUDS = "/api/v1/clouds";
  private static final String STANDARD_INPUT = "-";

  @Override
  public Usage usage() {
    return new Usage(
        "clouds",
        "list | show NAME | keep NAME FILE | check NAME | forget NAME",
        "Keeps clouds on the server, which asks each before it keeps it; then --cloud NAME deploys"
            + " there. FILE holds one line as im-client reads them (docs/reference/clouds.md), and"
            + " - is standard input; kept again, it changes the credentials of all that is on it.",
        Reached.OPTIONS,
        List.of(
            "0: it is done",
            "1: the server or the cloud refused it, or does not answer; the message says why",
            "2: the command line is wrong, or a file cannot be read"));
  }

  @Override
  public int run(Words words, Terminal terminal) {
    if (words.operands().isEmpty()) {
      throw Words.wrong(usage(), "it takes a word such as 'list'");
    }
    Asked asked = new Asked(Reached.by(words), words, terminal);
    Calls calls = asked.server().calls();
    Said said =
        switch (words.operands().get(0)) {
          case "list" -> list(calls, taking(words, 0));
          case "show" -> told(calls.get(of(taking(words, 1))));
          case "keep" -> keep(calls, asked, taking(words, 2));
          case "check" -> told(calls.send("POST", of(taking(words, 1)) + "/checks"));
          case "forget" -> forget(calls, taking(words, 1));
          default -> throw ServerVerb.unknown(usage(), words.operands().get(0));
        };
    return ServerVerb.print(said, words, terminal);
  }

  private List<String> taking(Words words, int operands) {
    return ServerVerb.following(usage(), words, operands);
  }

  private static String of(List<String> words) {
    return CLOUDS + "/" + Calls.encode(words.get(0));
  }

  private static Said list(Calls calls, List<String> nothing) {
    String text = calls.get(CLOUDS);
    List<String> lines =
        Json.<List<CloudView>>read(text, new TypeReference<>() {}).stream()
            .map(
                one ->
                    "%s  %s  %s  %d infrastructures"
                        .formatted(
                            one.name(), one.type(), state(one), one.infrastructures().size()))
            .toList();
    return new Said(
        lines.isEmpty() && nothing.isEmpty() ? List.of("no cloud is kept") : lines, text, 0);
  }

  private static Said keep(Calls calls, Asked asked, List<String> nameAndFile) {
    String file = nameAndFile.get(1);
    String line =
        file.equals(STANDARD_INPUT) ? asked.line().orElse("") : read(Path.of(file)).strip();
    return told(calls.send("PUT", of(nameAndFile), Calls.Body.of("text/plain", line), Map.of()));
  }

  private static Said forget(Calls calls, List<String> name) {
    calls.send("DELETE", of(name));
    return Said.of(name.get(0) + ": forgotten", Map.of("cloud", name.get(0), "done", "forgotten"));
  }

  private static Said told(String text) {
    CloudView cloud = Json.read(text, new TypeReference<>() {});
    List<String> lines = new ArrayList<>();
    lines.add("%s  %s  %s".formatted(cloud.name(), cloud.type(), state(cloud)));
    cloud.shown().forEach((key, value) -> lines.add("  %s = %s".formatted(key, value)));
    for (CloudView.Region region : cloud.regions()) {
      lines.add(
          "region %s: %d sizes, %d images"
              .formatted(region.name(), region.sizes(), region.images()));
      region.quotas().stream()
          .map(
              quota ->
                  "  %s: %d of %s"
                      .formatted(
                          quota.resource().replace('_', ' '),
                          quota.used(),
                          quota.max().isPresent() ? quota.max().getAsLong() : "any number"))
          .forEach(lines::add);
    }
    cloud.infrastructures().forEach(id -> lines.add("on it: " + id));
    return new Said(lines, text, 0);
  }

  private static String state(CloudView cloud) {
    return cloud
        .trouble()
        .map(trouble -> "%s (%s)".formatted(trouble.message(), trouble.code()))
        .orElse("works");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new CliFailure(CliFailure.UNREADABLE, "cannot read " + file);
    }
  }
}
