package levante.cli.template;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import levante.kernel.Diagnostic;
import levante.tosca.Compilation;
import levante.tosca.model.Topology;

/**
 * What became of one file of the command line.
 *
 * @param name what diagnostics call it
 * @param topology empty when it was rejected
 * @param diagnostics errors and warnings in the order of the text
 * @param texts the lines that diagnostics point into
 */
record TemplateReading(
    String name, Optional<Topology> topology, List<Diagnostic> diagnostics, SourceTexts texts) {
  TemplateReading {
    diagnostics = List.copyOf(diagnostics);
  }

  static TemplateReading of(String name, Compilation compilation, SourceTexts texts) {
    return compilation.match(
        compiled ->
            new TemplateReading(name, Optional.of(compiled.topology()), compiled.warnings(), texts),
        rejected -> refused(name, rejected.problems(), texts));
  }

  static TemplateReading refused(String name, List<Diagnostic> problems, SourceTexts texts) {
    return new TemplateReading(name, Optional.empty(), problems, texts);
  }

  boolean isFine() {
    return topology.isPresent();
  }

  long errors() {
    return count(Diagnostic::isError);
  }

  long warnings() {
    return count(one -> !one.isError());
  }

  private long count(Function<Diagnostic, Boolean> wanted) {
    return diagnostics.stream().filter(wanted::apply).count();
  }
}
