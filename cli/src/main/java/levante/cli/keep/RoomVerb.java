package levante.cli.keep;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import levante.cli.client.Calls;
import levante.cli.client.json.Json;
import levante.cli.client.scaling.RoomView;
import levante.cli.reach.Asked;
import levante.cli.reach.Reached;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.reach.Waiting;
import levante.cli.words.Option;
import levante.cli.words.Terminal;
import levante.cli.words.Usage;
import levante.cli.words.Verb;
import levante.cli.words.Words;

/** {@code room}: asks for room ahead of work, as CLUES's {@code req_create} does. */
final class RoomVerb implements Verb {
  private static final String NAME = "--name";
  private static final String COUNT = "--count";
  private static final List<String> AMOUNTS = List.of("--cpu", "--memory", "--gpu");
  private static final List<String> TIMES = List.of("--within", "--held");
  private static final Duration WAITED = Duration.ofHours(1);
  private static final int NAME_LENGTH = 12;

  /** One is given up, or was taken back, before its room was there. */
  private static final int NOT_SERVED = 3;

  private static List<Option> options() {
    List<Option> options = new ArrayList<>();
    options.add(Option.valued(NAME, "NAME", "What the request is called. Default: by chance."));
    options.add(Option.valued(COUNT, "N", "How many slots. Default: 1."));
    options.add(Option.valued("--cpu", "CPU", "Of each slot, such as 500m or 2. Default: 1."));
    options.add(Option.valued("--memory", "MEMORY", "The same, such as 512Mi. Default: 1Gi."));
    options.add(Option.valued("--gpu", "N", "The same. Default: 0."));
    options.add(Option.valued("--within", "TIME", "After that it is given up. Default: 1h."));
    options.add(Option.valued("--held", "TIME", "So long its room is kept. Default: 2m."));
    options.addAll(Waiting.options("its room is there", "1h"));
    return options;
  }

  @Override
  public Usage usage() {
    return ServerVerb.usage(
        new ServerVerb.Form(
            "room",
            "ask CLUSTER | list CLUSTER | show CLUSTER NAME | withdraw CLUSTER NAME",
            "Asks for room on an elastic cluster ahead of work, such as before a class begins: nodes"
                + " are ordered for what is not there, and the room is held for a while.",
            options(),
            List.of(
                NOT_SERVED + ": with --wait: it ended before its room was there",
                "5: its room is not there by the --timeout; it goes on")));
  }

  @Override
  public int run(Words words, Terminal terminal) {
    if (words.operands().isEmpty()) {
      throw Words.wrong(usage(), "it takes a word such as 'ask'");
    }
    Asked asked = new Asked(Reached.by(words), words, terminal);
    Calls calls = asked.server().calls();
    Said said =
        switch (words.operands().get(0)) {
          case "ask" -> ask(calls, asked, taking(words, 1));
          case "list" -> list(calls.get(of(taking(words, 1))));
          case "show" -> show(asked, calls, of(taking(words, 2)));
          case "withdraw" -> told(calls.send("DELETE", of(taking(words, 2))));
          default -> throw ServerVerb.unknown(usage(), words.operands().get(0));
        };
    return ServerVerb.print(said, words, terminal);
  }

  private List<String> taking(Words words, int operands) {
    return ServerVerb.following(usage(), words, operands);
  }

  private static String of(List<String> words) {
    String room = "/api/v1/clusters/%s/room".formatted(Calls.encode(words.get(0)));
    return words.size() == 1 ? room : room + "/" + Calls.encode(words.get(1));
  }

  // The name is chosen here, so that a call which is repeated asks for the same room.
  private Said ask(Calls calls, Asked asked, List<String> cluster) {
    Words words = asked.words();
    Map<String, Object> wanted = new LinkedHashMap<>();
    AMOUNTS.forEach(
        option -> words.value(option).ifPresent(value -> wanted.put(field(option), value)));
    TIMES.forEach(
        option ->
            words
                .value(option)
                .ifPresent(value -> wanted.put(field(option), Waiting.duration(value).toString())));
    words.value(COUNT).ifPresent(count -> wanted.put("count", count(count)));
    String name =
        words
            .value(NAME)
            .orElseGet(
                () -> UUID.randomUUID().toString().replace("-", "").substring(0, NAME_LENGTH));
    String path = of(List.of(cluster.get(0), name));
    String text =
        calls.send("PUT", path, Calls.Body.of("application/json", Json.text(wanted)), Map.of());
    return words.has(Waiting.WAIT) ? waited(asked, calls, path) : told(text);
  }

  private static Said show(Asked asked, Calls calls, String path) {
    return asked.words().has(Waiting.WAIT) ? waited(asked, calls, path) : told(calls.get(path));
  }

  private static Said waited(Asked asked, Calls calls, String path) {
    String text =
        Waiting.until(
            asked.server().patience(),
            Waiting.limit(asked.words(), WAITED),
            () -> Optional.of(calls.get(path)).filter(answer -> !read(answer).waits()),
            () -> line(read(calls.get(path))));
    return told(text).ending(read(text).isServed() ? 0 : NOT_SERVED);
  }

  private static String field(String option) {
    return option.substring("--".length());
  }

  private int count(String written) {
    if (!written.matches("[1-9][0-9]{0,3}")) {
      throw Words.wrong(usage(), COUNT + " is no number of slots: " + written);
    }
    return Integer.parseInt(written);
  }

  private static Said list(String text) {
    List<RoomView> all = Json.read(text, new TypeReference<>() {});
    return new Said(
        all.isEmpty()
            ? List.of("nobody asked for room")
            : all.stream().map(RoomVerb::line).toList(),
        text,
        0);
  }

  private static RoomView read(String text) {
    return Json.read(text, new TypeReference<RoomView>() {});
  }

  private static Said told(String text) {
    return new Said(List.of(line(read(text))), text, 0);
  }

  private static String line(RoomView one) {
    return "%s  %s  %d of %d times cpu %s, memory %s%s%s"
        .formatted(
            one.id(),
            one.state(),
            one.there(),
            one.count(),
            one.cpu(),
            one.memory(),
            one.gpu().equals("0") ? "" : ", gpu " + one.gpu(),
            one.until()
                .map(end -> (one.isServed() ? ", held until " : ", given up at ") + end)
                .orElse(", since " + one.since()));
  }
}
