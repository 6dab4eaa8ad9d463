package levante.bench.campaign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import levante.tosca.Compilation;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import levante.tosca.archive.Archives;
import levante.tosca.catalog.FormReader;
import levante.tosca.edit.LanguageService;
import levante.tosca.edit.LanguageService.Draft;
import levante.tosca.imports.AttachedFiles;
import levante.tosca.model.Topology;
import levante.tosca.show.Hiding;
import levante.tosca.show.JsonText;
import levante.tosca.show.TopologyGraph;
import levante.tosca.show.TopologyJson;
import levante.tosca.show.TopologyTree;
import levante.tosca.workflow.DeclarativeWorkflow;

/** Everything that reads a template: each has to answer, whatever the template is. */
final class Surfaces {
  private final TemplateCompiler compiler = TemplateCompiler.bundled();
  private final LanguageService editor = new LanguageService();

  /** Whether the case is a topology after all; an exception is what a campaign looks for. */
  boolean read(Case one) {
    Compilation compilation = compiler.compile(one.source(), Map.of());
    Optional<Topology> topology =
        compilation.match(compiled -> Optional.of(compiled.topology()), no -> Optional.empty());
    topology.ifPresent(Surfaces::show);
    FormReader.read(one.source());
    edit(one.source(), new Random(one.number()));
    one.zip().ifPresent(this::open);
    return topology.isPresent();
  }

  private void open(byte[] zip) {
    Archives.read("case.csar", zip)
        .match(opened -> compiler.compile(opened.source(), Map.of()), refused -> refused);
  }

  private static void show(Topology topology) {
    TopologyTree.of(topology, Hiding.secrets(List.of("ab")));
    JsonText.of(TopologyJson.of(topology));
    TopologyGraph.dot(topology);
    TopologyGraph.mermaid(topology);
    DeclarativeWorkflow.deploy(topology);
  }

  private void edit(TemplateSource source, Random random) {
    Draft draft = new Draft(source.name(), source.text(), new AttachedFiles(source.files()));
    int line = random.nextInt((int) source.text().lines().count() + 1);
    int column = random.nextInt(60);
    editor.complete(draft, line, column);
    editor.hover(draft, line, column);
    editor.definition(draft, line, column);
    if (random.nextInt(4) == 0) {
      editor.symbols(draft);
      editor.diagnostics(draft);
    }
  }
}
