package levante.cli.template;

import java.util.ArrayList;
import java.util.List;
import levante.cli.build.Version;
import levante.cli.failure.CliFailure;
import levante.cli.words.Option;
import levante.cli.words.Terminal;
import levante.cli.words.Usage;
import levante.cli.words.Verb;
import levante.cli.words.Words;
import levante.kernel.Diagnostic;
import levante.tosca.show.JsonText;

/** {@code levante validate}: every problem of templates, each at its place. */
public final class ValidateVerb implements Verb {
  private static final Usage USAGE =
      new Usage(
          "validate",
          "FILE...",
          "Finds every problem in TOSCA templates, without a server. A FILE is YAML, an archive"
              + " (CSAR) or a folder, whose .yaml, .yml, .csar and .zip are read; - is standard"
              + " input.",
          TemplateReader.options(
              Option.flag("--json", "Print an array of diagnostics and nothing else."),
              Option.flag("--sarif", "Print a SARIF 2.1.0 log and nothing else.")),
          List.of(
              "0: all files can be deployed; there may be warnings",
              "1: a file has an error",
              "2: a file cannot be read, or the command line is wrong"));

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Words words, Terminal terminal) {
    if (words.operands().isEmpty()) {
      throw Words.wrong(USAGE, "validate wants a FILE");
    }
    if (words.has("--json") && words.has("--sarif")) {
      throw Words.wrong(USAGE, "--json and --sarif exclude each other");
    }
    TemplateReader reader = new TemplateReader(words, terminal.in());
    List<TemplateReading> readings = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (String operand : words.operands()) {
      TemplateFolder.Listing listing = TemplateFolder.of(operand);
      failures.addAll(listing.failures());
      for (String file : listing.files()) {
        try {
          readings.add(reader.read(file));
        } catch (CliFailure unreadable) {
          failures.add(unreadable.getMessage());
        }
      }
    }
    lines(words, readings, terminal).forEach(terminal.out()::println);
    failures.forEach(failure -> terminal.err().println("levante: " + failure));
    if (!failures.isEmpty()) {
      return CliFailure.UNREADABLE;
    }
    return readings.stream().allMatch(TemplateReading::isFine) ? 0 : CliFailure.FAILED;
  }

  private static List<String> lines(
      Words words, List<TemplateReading> readings, Terminal terminal) {
    List<Diagnostic> all =
        readings.stream().flatMap(reading -> reading.diagnostics().stream()).toList();
    if (words.has("--json")) {
      return List.of(JsonText.of(DiagnosticJson.of(all)));
    }
    return words.has("--sarif")
        ? List.of(JsonText.of(Sarif.of(all, Version.ofBuild(), ReferencePage.diagnostics())))
        : new ValidationText(terminal.outColours()).lines(readings);
  }
}
