package levante.cli.deploy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import levante.cli.client.InfrastructureView;
import levante.cli.client.deploy.DeployClient;
import levante.cli.client.json.Json;
import levante.cli.failure.CliFailure;
import levante.cli.reach.Asked;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.reach.Waiting;
import levante.cli.words.Option;

/** {@code status ID} and {@code outputs ID [NAME]}. */
final class StatusVerb {
  private static final String SHOW_SECRETS = "--show-secrets";

  /** Names that tell that a value opens something; public keys open nothing. */
  private static final Pattern SECRET =
      Pattern.compile("(?i)(?!.*public_?key).*(secret|password|token|credential|key|kubeconfig).*");

  private StatusVerb() {}

  static ServerVerb status() {
    return new ServerVerb(
        new ServerVerb.Form(
            "status",
            "ID",
            "Tells how an infrastructure is: its state, price, clusters and machines, and why it is"
                + " not yet what it shall be.",
            Waiting.options("it is configured and its clusters are ready", "60m"),
            List.of("5: it is not configured by the --timeout")),
        StatusVerb::status);
  }

  private static Said status(Asked asked) {
    DeployClient client = new DeployClient(asked.server().calls());
    String id = asked.operand(0);
    if (asked.words().has(Waiting.WAIT)) {
      Progress.until(asked, client, id, InfrastructureView::configured);
    }
    String text = client.text(id);
    InfrastructureView seen = Json.read(text, new TypeReference<>() {});
    return new Said(StatusText.lines(seen, Clock.systemUTC().instant()), text, 0);
  }

  static ServerVerb outputs() {
    return new ServerVerb(
        new ServerVerb.Form(
            "outputs",
            "ID [NAME]",
            "Prints the outputs of an infrastructure, or the value of one and nothing else. Among"
                + " several, what is named like a secret is hidden.",
            List.of(Option.flag(SHOW_SECRETS, "Hide nothing.")),
            List.of("1: or there is no output of that name yet")),
        StatusVerb::outputs);
  }

  private static Said outputs(Asked asked) {
    Map<String, Object> outputs =
        new DeployClient(asked.server().calls()).get(asked.operand(0)).outputs();
    if (asked.words().operands().size() > 1) {
      return one(outputs, asked.operand(1));
    }
    List<String> lines = new ArrayList<>();
    outputs.forEach(
        (name, value) ->
            lines.add(
                "%s = %s"
                    .formatted(
                        name,
                        SECRET.matcher(name).matches() && !asked.words().has(SHOW_SECRETS)
                            ? "*** (hidden; outputs ID NAME prints it)"
                            : text(value))));
    return Said.of(lines, outputs);
  }

  private static Said one(Map<String, Object> outputs, String name) {
    if (!outputs.containsKey(name)) {
      throw new CliFailure(
          "there is no output '%s' yet; there are: %s"
              .formatted(name, String.join(", ", outputs.keySet())));
    }
    return Said.of(text(outputs.get(name)).lines().toList(), outputs.get(name));
  }

  private static String text(Object value) {
    return value instanceof Map || value instanceof List ? Json.text(value) : String.valueOf(value);
  }
}
