package levante.cli.keep;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import levante.cli.client.NodesClient;
import levante.cli.client.NodesView;
import levante.cli.client.NodesView.Act;
import levante.cli.client.json.Json;
import levante.cli.reach.Reached;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.words.Option;
import levante.cli.words.Terminal;
import levante.cli.words.Usage;
import levante.cli.words.Verb;
import levante.cli.words.Words;

/** {@code nodes}: what people did to a cluster's nodes with the command {@code clues}. */
final class NodesVerb implements Verb {
  static final String NAME = "nodes";

  private static final String CLUSTER = "--cluster";
  private static final String COUNT = "--count";

  @Override
  public Usage usage() {
    List<Option> options = new ArrayList<>();
    options.add(Option.valued(CLUSTER, "ID", "Only this cluster. Default: where the name is."));
    options.add(Option.valued(COUNT, "N", "Of poweron: how many nodes more. Default: 1."));
    options.addAll(Reached.OPTIONS);
    return new Usage(
        NAME,
        "status | info NODE... | disable NODE... | enable NODE... | poweron POOL... |"
            + " poweroff NODE... | resetstate NODE|POOL...",
        "Sees and handles nodes of elastic clusters as CLUES's command does: status, info (clues"
            + " nodeinfo, shownode), disable, enable, poweron (nodes of a pool), poweroff (drained"
            + " first), resetstate (clues recover).",
        options,
        List.of(
            "0: it is done, or will be",
            "1: the server refused it, or does not answer; the message says why",
            "2: the command line is wrong, or the password cannot be read"));
  }

  @Override
  public int run(Words words, Terminal terminal) {
    if (words.operands().isEmpty()) {
      throw Words.wrong(usage(), "it takes a word of CLUES's, such as 'status'");
    }
    NodesClient nodes = Reached.by(words).client().nodes();
    String deed = words.operands().get(0);
    List<String> targets = words.operands().subList(1, words.operands().size());
    Said said = deed.equals("status") ? status(nodes, words) : onEach(deed, targets, nodes, words);
    return ServerVerb.print(said, words, terminal);
  }

  private Said status(NodesClient nodes, Words words) {
    if (words.operands().size() > 1) {
      throw Words.wrong(usage(), "'status' takes no name; --cluster chooses one");
    }
    Optional<String> cluster = words.value(CLUSTER);
    String text = cluster.map(nodes::statusText).orElseGet(nodes::allText);
    List<NodesView> clusters =
        cluster.isPresent()
            ? List.of(Json.read(text, new TypeReference<NodesView>() {}))
            : Json.read(text, new TypeReference<>() {});
    List<String> lines =
        clusters.isEmpty()
            ? List.of("no cluster is scaled")
            : clusters.stream()
                .flatMap(one -> NodesText.status(one, Clock.systemUTC().instant()).stream())
                .toList();
    return new Said(lines, text, 0);
  }

  private Said onEach(String deed, List<String> targets, NodesClient nodes, Words words) {
    Found found = new Found(nodes, words.value(CLUSTER));
    if (targets.isEmpty()) {
      throw Words.wrong(usage(), "'%s' takes the name of a node or a pool".formatted(deed));
    }
    return switch (deed) {
      case "info", "nodeinfo", "shownode" -> info(targets, found, nodes);
      case "disable" -> each(targets, found::ofNode, nodes::disable);
      case "enable" -> each(targets, found::ofNode, nodes::enable);
      case "poweroff" -> each(targets, found::ofNode, nodes::powerOff);
      case "poweron" -> {
        int count = count(words);
        yield each(targets, found::ofPool, (at, pool) -> nodes.powerOn(at, pool, count));
      }
      case "resetstate", "recover" ->
          each(targets, found::of, (at, target) -> reset(nodes, at, target));
      default -> throw Words.wrong(usage(), "there is no '%s' of nodes".formatted(deed));
    };
  }

  private static Said info(List<String> targets, Found found, NodesClient nodes) {
    List<String> texts =
        targets.stream().map(node -> nodes.infoText(found.ofNode(node), node)).toList();
    List<String> lines =
        texts.stream()
            .map(text -> Json.read(text, new TypeReference<NodesView.Info>() {}))
            .flatMap(one -> NodesText.info(one).stream())
            .toList();
    return new Said(
        lines, texts.size() == 1 ? texts.get(0) : "[" + String.join(",", texts) + "]", 0);
  }

  private static Said each(
      List<String> targets, UnaryOperator<String> clusterOf, BiFunction<String, String, Act> call) {
    List<Act> acts =
        targets.stream().map(target -> call.apply(clusterOf.apply(target), target)).toList();
    return Said.of(acts.stream().map(Act::text).toList(), acts);
  }

  private static Act reset(NodesClient nodes, String cluster, String target) {
    return Found.hasPool(nodes.status(cluster), target)
        ? nodes.resetPool(cluster, target)
        : nodes.resetNode(cluster, target);
  }

  private int count(Words words) {
    String written = words.value(COUNT).orElse("1");
    if (!written.matches("[1-9][0-9]{0,4}")) {
      throw Words.wrong(usage(), COUNT + " is no number of nodes: " + written);
    }
    return Integer.parseInt(written);
  }
}
