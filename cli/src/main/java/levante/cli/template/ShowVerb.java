package levante.cli.template;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import levante.cli.failure.CliFailure;
import levante.cli.words.Option;
import levante.cli.words.Terminal;
import levante.cli.words.Usage;
import levante.cli.words.Verb;
import levante.cli.words.Words;
import levante.tosca.model.Topology;
import levante.tosca.parse.Nearest;
import levante.tosca.show.Hiding;
import levante.tosca.show.JsonText;
import levante.tosca.show.TopologyGraph;
import levante.tosca.show.TopologyJson;
import levante.tosca.show.TopologyTree;

/** {@code levante show}: what a template means once its inputs are resolved. */
public final class ShowVerb implements Verb {
  private static final List<String> FORMATS = List.of("tree", "json", "dot", "mermaid");

  private static final Usage USAGE =
      new Usage(
          "show",
          "FILE",
          "Prints the topology that a TOSCA template describes, without a server. FILE is YAML or"
              + " an archive (CSAR); - is standard input.",
          TemplateReader.options(
              Option.valued("--format", "FORMAT", "tree (the default), json, dot or mermaid."),
              Option.flag("--json", "The same as --format json."),
              Option.flag(
                  "--show-secrets",
                  "Show in the tree what is named like a password, token or secret.")),
          List.of(
              "0: the topology was printed",
              "1: the template has an error; its problems are on standard error",
              "2: the file cannot be read, or the command line is wrong"));

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Words words, Terminal terminal) {
    if (words.operands().size() != 1) {
      throw Words.wrong(USAGE, "show wants one FILE");
    }
    String format = format(words);
    TemplateReader reader = new TemplateReader(words, terminal.in());
    TemplateReading reading = reader.read(words.operands().get(0));
    if (reading.topology().isEmpty()) {
      new ValidationText(terminal.errColours())
          .lines(List.of(reading))
          .forEach(terminal.err()::println);
      return CliFailure.FAILED;
    }
    Hiding hiding =
        words.has("--show-secrets") ? Hiding.NOTHING : Hiding.secrets(secrets(reader.inputs()));
    terminal.out().print(text(format, reading.topology().get(), hiding));
    return 0;
  }

  private static String format(Words words) {
    String format =
        words
            .value("--format")
            .orElse(words.has("--json") ? "json" : "tree")
            .toLowerCase(Locale.ROOT);
    if (!FORMATS.contains(format)) {
      throw Words.wrong(
          USAGE, "there is no format '%s'%s".formatted(format, Nearest.hint(format, FORMATS)));
    }
    if (words.has("--json") && !format.equals("json")) {
      throw Words.wrong(USAGE, "--json and --format exclude each other");
    }
    return format;
  }

  private static String text(String format, Topology topology, Hiding hiding) {
    return switch (format) {
      case "json" -> JsonText.of(TopologyJson.of(topology)) + "\n";
      case "dot" -> TopologyGraph.dot(topology);
      case "mermaid" -> TopologyGraph.mermaid(topology);
      default -> TopologyTree.of(topology, hiding);
    };
  }

  private static Collection<String> secrets(Map<String, Object> inputs) {
    Collection<String> secrets = new TreeSet<>();
    inputs.forEach(
        (name, value) -> {
          if (Hiding.isSecret(name) && value instanceof CharSequence text) {
            secrets.add(text.toString());
          }
        });
    return secrets;
  }
}
