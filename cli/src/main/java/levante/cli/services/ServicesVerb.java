package levante.cli.services;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import levante.cli.client.json.Json;
import levante.cli.client.service.AppliedView;
import levante.cli.client.service.ServiceName;
import levante.cli.client.service.ServiceView;
import levante.cli.client.service.ServicesClient;
import levante.cli.fdl.InlinedFdl;
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

/** {@code services}: what runs on stored files, as an FDL describes it. */
final class ServicesVerb implements Verb {
  private static final String INFRASTRUCTURE = "--infrastructure";

  private static final Usage USAGE =
      ServerVerb.usage(
          new ServerVerb.Form(
              "services",
              "list | get CLUSTER/NAME | plan FDL | apply FDL | delete CLUSTER/NAME",
              "Lists services, applies those of an FDL file, whose scripts are files beside it, tells"
                  + " what that would do, and removes one; its files stay.",
              List.of(
                  Option.valued(
                      INFRASTRUCTURE,
                      "ID",
                      "Of plan and apply: the FDL calls the clusters of this infrastructure by the"
                          + " names that its template gives them."),
                  Option.flag(Asked.YES, "Of delete: do not ask.")),
              List.of("1: or the answer was not yes")));

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Words words, Terminal terminal) {
    List<String> operands = words.operands();
    if (operands.isEmpty()) {
      throw Words.wrong(USAGE, "it takes a word such as 'list'");
    }
    Asked asked = new Asked(Reached.by(words), words, terminal);
    ServicesClient client = new ServicesClient(asked.server().calls());
    Said said =
        switch (operands.get(0)) {
          case "list" -> {
            taking(operands, 0);
            yield list(client);
          }
          case "get" -> get(client, taking(operands, 1));
          case "plan" -> applied(asked, client::planText, taking(operands, 1));
          case "apply" -> applied(asked, client::applyText, taking(operands, 1));
          case "delete" -> delete(asked, client, taking(operands, 1));
          default -> throw ServerVerb.unknown(USAGE, operands.get(0));
        };
    return ServerVerb.print(said, words, terminal);
  }

  private static List<String> taking(List<String> operands, int more) {
    if (operands.size() != more + 1) {
      throw Words.wrong(
          USAGE,
          "'%s' takes %s".formatted(operands.get(0), more == 0 ? "no word more" : "one word more"));
    }
    return operands.subList(1, operands.size());
  }

  private static Said list(ServicesClient client) {
    String text = client.listText();
    List<ServiceView> all = Json.read(text, new TypeReference<>() {});
    Table table = new Table();
    all.forEach(
        one ->
            table.row(
                one.id(), String.join(", ", one.inputs()), "->", String.join(", ", one.outputs())));
    return new Said(all.isEmpty() ? List.of("there is no service") : table.lines(""), text, 0);
  }

  private static Said get(ServicesClient client, List<String> service) {
    String text = client.getText(Named.service(service.get(0), client));
    return new Said(Json.pretty(text).lines().toList(), text, 0);
  }

  private static Said applied(
      Asked asked, BiFunction<String, Optional<String>, String> call, List<String> file) {
    String fdl = InlinedFdl.of(Path.of(file.get(0)));
    String text = call.apply(fdl, asked.words().value(INFRASTRUCTURE));
    AppliedView applied = Json.read(text, new TypeReference<>() {});
    applied.warnings().forEach(warning -> asked.tell("warning: " + warning));
    List<String> lines = new ArrayList<>();
    applied
        .services()
        .forEach(
            one -> {
              lines.add("%s: %s".formatted(one.service().id(), one.change()));
              one.differences().forEach(difference -> lines.add("  ~ " + difference));
            });
    return new Said(lines, text, 0);
  }

  private static Said delete(Asked asked, ServicesClient client, List<String> service) {
    ServiceName name = Named.service(service.get(0), client);
    client.getText(name);
    asked.confirm("Remove the service %s? Its files stay.".formatted(name));
    client.delete(name);
    return Said.of(name + " is removed", Map.of("removed", name.toString()));
  }
}
