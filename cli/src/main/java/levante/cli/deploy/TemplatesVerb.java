package levante.cli.deploy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import levante.cli.client.Calls;
import levante.cli.client.json.Json;
import levante.cli.reach.Asked;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.words.Table;

/** {@code templates [ID]}: the server's catalogue, and the text of one of its templates. */
final class TemplatesVerb {
  private static final String ALL = "/api/v1/templates";

  private TemplatesVerb() {}

  /** A card of the catalogue. */
  private record Card(String id, String title, List<String> parents) {}

  static ServerVerb verb() {
    return new ServerVerb(
        new ServerVerb.Form(
            "templates",
            "[ID]",
            "Lists the templates of the server's catalogue, or prints one, to be kept as a file and"
                + " applied."),
        TemplatesVerb::templates);
  }

  private static Said templates(Asked asked) {
    Calls calls = asked.server().calls();
    if (!asked.words().operands().isEmpty()) {
      String text = calls.get(ALL + "/" + Calls.encode(asked.operand(0)));
      return Said.of(text.lines().toList(), Map.of("id", asked.operand(0), "template", text));
    }
    String text = calls.get(ALL);
    List<Card> cards = Json.read(text, new TypeReference<>() {});
    Table table = new Table();
    cards.forEach(
        one ->
            table.row(
                one.id(),
                one.title(),
                one.parents().isEmpty() ? "" : "on " + String.join(", ", one.parents())));
    return new Said(table.lines(""), text, 0);
  }
}
