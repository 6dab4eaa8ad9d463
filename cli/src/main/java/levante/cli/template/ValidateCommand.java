package levante.cli.template;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import levante.cli.build.Version;
import levante.cli.failure.CliFailure;
import levante.kernel.Diagnostic;
import levante.tosca.show.JsonText;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code levante validate}: every problem of templates, each at its place. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Finds every problem in TOSCA templates, without a server.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all files can be deployed; there may be warnings",
      "1:a file has an error",
      "2:a file cannot be read, or the command line is wrong"
    })
public final class ValidateCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "YAML, or an archive (CSAR); - is standard input.")
  private List<String> files;

  @Mixin private final TemplateOptions options;

  @ArgGroup private Form form = new Form();

  @Spec private CommandSpec spec;

  private final Colours colours;

  /** The verb, for the standard input and terminal of the process. */
  public ValidateCommand(InputStream stdin, boolean terminal) {
    this.options = new TemplateOptions(stdin);
    this.colours = Colours.of(terminal, System.getenv());
  }

  /** What is printed besides the lines for people. */
  static final class Form {
    @Option(names = "--json", description = "Print an array of diagnostics and nothing else.")
    private boolean json;

    @Option(names = "--sarif", description = "Print a SARIF 2.1.0 log and nothing else.")
    private boolean sarif;
  }

  @Override
  public Integer call() {
    TemplateOptions.Reader reader = options.reader();
    List<TemplateReading> readings = new ArrayList<>();
    boolean allReadable = true;
    for (String file : files) {
      try {
        readings.add(reader.read(file));
      } catch (CliFailure unreadable) {
        allReadable = false;
        spec.commandLine().getErr().println("levante: " + unreadable.getMessage());
      }
    }
    print(readings);
    spec.commandLine().getOut().flush();
    boolean allFine = readings.stream().allMatch(TemplateReading::isFine);
    if (!allReadable) {
      return CliFailure.UNREADABLE;
    }
    return allFine ? 0 : CliFailure.FAILED;
  }

  private void print(List<TemplateReading> readings) {
    PrintWriter out = spec.commandLine().getOut();
    List<Diagnostic> all =
        readings.stream().flatMap(reading -> reading.diagnostics().stream()).toList();
    if (form.json) {
      out.println(JsonText.of(DiagnosticJson.of(all)));
    } else if (form.sarif) {
      Map<String, Object> log = Sarif.of(all, Version.ofBuild(), ReferencePage.diagnostics());
      out.println(JsonText.of(log));
    } else {
      new ValidationText(colours).lines(readings).forEach(out::println);
    }
  }
}
