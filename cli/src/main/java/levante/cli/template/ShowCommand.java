package levante.cli.template;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import levante.cli.failure.CliFailure;
import levante.tosca.model.Topology;
import levante.tosca.show.Hiding;
import levante.tosca.show.JsonText;
import levante.tosca.show.TopologyGraph;
import levante.tosca.show.TopologyJson;
import levante.tosca.show.TopologyTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code levante show}: what a template means once its inputs are resolved. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Prints the topology that a TOSCA template describes, without a server.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the topology was printed",
      "1:the template has an error; the problems are on standard error",
      "2:the file cannot be read, or the command line is wrong"
    })
public final class ShowCommand implements Callable<Integer> {
  private enum Format {
    TREE,
    JSON,
    DOT,
    MERMAID
  }

  @Parameters(paramLabel = "FILE", description = "YAML, or an archive (CSAR); - is standard input.")
  private String file;

  @Mixin private final TemplateOptions options;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "TREE",
      description = "${COMPLETION-CANDIDATES}; the tree by default.")
  private Format format;

  @Option(names = "--json", description = "The same as --format json.")
  private boolean json;

  @Option(
      names = "--show-secrets",
      description = "Show in the tree what is named like a password, token or secret.")
  private boolean showSecrets;

  @Spec private CommandSpec spec;

  private final Colours colours;

  /** The verb, for the standard input and terminal of the process. */
  public ShowCommand(InputStream stdin, boolean terminal) {
    this.options = new TemplateOptions(stdin);
    this.colours = Colours.of(terminal, System.getenv());
  }

  @Override
  public Integer call() {
    if (json && format != Format.TREE && format != Format.JSON) {
      throw new ParameterException(spec.commandLine(), "--json and --format exclude each other");
    }
    TemplateOptions.Reader reader = options.reader();
    TemplateReading reading = reader.read(file);
    if (reading.topology().isEmpty()) {
      List<String> problems = new ValidationText(colours).lines(List.of(reading));
      problems.forEach(spec.commandLine().getErr()::println);
      return CliFailure.FAILED;
    }
    spec.commandLine().getOut().print(text(reading.topology().get(), reader.values()));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private String text(Topology topology, Map<String, Object> inputs) {
    return switch (json ? Format.JSON : format) {
      case JSON -> JsonText.of(TopologyJson.of(topology)) + "\n";
      case DOT -> TopologyGraph.dot(topology);
      case MERMAID -> TopologyGraph.mermaid(topology);
      case TREE ->
          TopologyTree.of(topology, showSecrets ? Hiding.NOTHING : Hiding.secrets(secrets(inputs)));
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
