package levante.cli.services;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import levante.cli.client.Calls;
import levante.cli.client.json.Json;
import levante.cli.client.service.ServiceName;
import levante.cli.client.service.ServicesClient;
import levante.cli.failure.CliFailure;
import levante.cli.reach.Asked;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.reach.Waiting;
import levante.cli.words.Option;

/** {@code run CLUSTER/SERVICE [FILE]}: calls a service and waits for its answer. */
final class RunVerb {
  private static final String OUT = "--out";
  private static final String RAW = "--raw";
  private static final String KEY = "--key";
  private static final String STDIN = "-";
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int GOOD = 200;
  private static final int FAILED = 500;
  private static final int LATE = 504;
  private static final List<Integer> FULL = List.of(429, 503);

  /** What the server writes of files; a text that a script wrote has a blank or a line's end. */
  private static final Pattern BASE64 =
      Pattern.compile(
          "(?:[A-Za-z0-9+/]{4})+|" + "(?:[A-Za-z0-9+/]{4})*[A-Za-z0-9+/]{2}(?:==|[A-Za-z0-9+/]=)");

  private RunVerb() {}

  static ServerVerb verb() {
    List<Option> options = new ArrayList<>();
    options.add(Option.valued(OUT, "FILE", "Write the answer there. Default: standard output."));
    options.add(
        Option.flag(
            RAW,
            "Print the answer as it comes. Default: base64 is decoded: a file, or a ZIP of several."));
    options.add(
        Option.valued(
            KEY,
            "KEY",
            "Have the call kept, and run once however often it is made under this key. Default: of"
                + " its own, or none where the service keeps pods ready and answers at once."));
    options.add(Waiting.options("", "30m").get(1));
    return new ServerVerb(
        new ServerVerb.Form(
            "run",
            "CLUSTER/SERVICE [FILE]",
            "Calls a service with a file (- is standard input), or with nothing, and prints its"
                + " answer. When the server has too much to do, it is asked again when it says.",
            options,
            List.of(
                "1: or the service failed; its log is on standard error",
                "5: there is no answer by the --timeout, or by the server's own 5 minutes")),
        RunVerb::run);
  }

  private static Said run(Asked asked) {
    ServicesClient services = new ServicesClient(asked.server().calls());
    ServiceName service = Named.service(asked.operand(0), services);
    Calls.Body body = Calls.Body.of("application/octet-stream", input(asked));
    Calls.Answer answer = answer(asked, service, body, key(asked, services, service));
    if (answer.status() == GOOD) {
      return answered(asked, service, answer.body());
    }
    if (answer.status() == FAILED && Json.object(answer.body()).isMissingNode()) {
      answer.body().lines().forEach(asked::tell);
      throw new CliFailure(service + " failed; what it wrote is above");
    }
    String told = Json.object(answer.body()).path("message").asText(answer.body().strip());
    throw new CliFailure(
        answer.status() == LATE ? CliFailure.TIME_OVER : CliFailure.FAILED,
        "%s answered %d: %s".formatted(service, answer.status(), told));
  }

  /**
   * Under a key the same call again, after a lost answer say, is the same job. A service that keeps
   * pods answers at once instead, unless a key is asked for.
   */
  private static Map<String, String> key(
      Asked asked, ServicesClient services, ServiceName service) {
    Optional<String> given = asked.words().value(KEY);
    return given.isEmpty() && services.keepsPods(service)
        ? Map.of()
        : Map.of("Idempotency-Key", given.orElseGet(() -> "cli-" + UUID.randomUUID()));
  }

  private static Calls.Answer answer(
      Asked asked, ServiceName service, Calls.Body body, Map<String, String> headers) {
    Duration limit = Waiting.limit(asked.words(), LIMIT);
    Duration waited = Duration.ZERO;
    while (true) {
      Calls.Answer answer = asked.server().calls().ask("POST", service.path("run"), body, headers);
      if (!FULL.contains(answer.status())) {
        return answer;
      }
      Duration pause = answer.retryAfter().filter(one -> !one.isZero()).orElse(PAUSE);
      waited = waited.plus(pause);
      if (waited.compareTo(limit) > 0) {
        throw new CliFailure(
            CliFailure.TIME_OVER,
            "%s has too many callers: %s".formatted(service, answer.body().strip()));
      }
      asked.tell("%s has too many callers; again in %d s".formatted(service, pause.toSeconds()));
      asked.server().patience().pause().pause(pause);
    }
  }

  private static byte[] input(Asked asked) {
    if (asked.words().operands().size() < 2) {
      return new byte[0];
    }
    String file = asked.operand(1);
    try {
      return file.equals(STDIN)
          ? asked.terminal().in().readAllBytes()
          : Files.readAllBytes(Path.of(file));
    } catch (IOException unreadable) {
      throw new CliFailure(CliFailure.UNREADABLE, "cannot read the file " + file);
    }
  }

  private static Said answered(Asked asked, ServiceName service, String text) {
    boolean isBase64 = BASE64.matcher(text).matches();
    byte[] bytes =
        isBase64 && !asked.words().has(RAW)
            ? Base64.getDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
    Optional<String> out = asked.words().value(OUT);
    out.ifPresent(file -> FileVerbs.write(new ByteArrayInputStream(bytes), Path.of(file)));
    if (out.isEmpty() && !asked.isForProgram()) {
      print(asked, bytes);
    }
    return Said.of(
        out.map(file -> "the answer is in " + file).map(List::of).orElse(List.of()),
        Map.of(
            "service",
            service.toString(),
            "base64",
            isBase64 ? text : Base64.getEncoder().encodeToString(bytes)));
  }

  private static void print(Asked asked, byte... bytes) {
    try {
      asked.terminal().bytes().write(bytes);
    } catch (IOException e) {
      throw new CliFailure("cannot print the answer: " + e.getMessage(), e);
    }
  }
}
