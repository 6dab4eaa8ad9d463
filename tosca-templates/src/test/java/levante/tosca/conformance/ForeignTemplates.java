package levante.tosca.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import levante.kernel.Diagnostic;
import levante.tosca.Compilation;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import levante.tosca.adapter.file.FolderImports;
import levante.tosca.archive.Archives;
import levante.tosca.imports.ImportRequest;
import levante.tosca.imports.ImportResult;
import levante.tosca.imports.ImportSource;

/** The templates and archives that tosca-parser carries, read by Levante. */
final class ForeignTemplates {
  static final String URLS =
      "https://raw.githubusercontent.com/openstack/tosca-parser/master/toscaparser/";

  /** What whoever deploys the templates would give, by the names of the inputs. */
  private static final Map<String, Object> GIVEN =
      Map.ofEntries(
          Map.entry("cpus", 2),
          Map.entry("my_cpus", 2),
          Map.entry("db_port", 3306),
          Map.entry("receiver_port", 8080),
          Map.entry("mq_server_ip", "10.0.0.1"),
          Map.entry("storage_size", "10 GB"),
          Map.entry("selected_flavour", "simple"));

  private final Path root;
  private final TemplateCompiler compiler;

  ForeignTemplates(Path root) {
    this.root = root;
    FolderImports folder = new FolderImports(root);
    ImportSource answered =
        wanted ->
            wanted.location().startsWith(URLS)
                ? folder.find(ImportRequest.of(wanted.location().substring(URLS.length())))
                : new ImportResult.NotFound();
    compiler = TemplateCompiler.bundled().with(answered.orElse(folder).orElse(ImportSource.NONE));
  }

  /** All of them by their path, in order. */
  List<String> names() {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.contains("tests/") && name.matches(".*\\.(ya?ml|zip|csar)"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the file only defines what others import; it is read by a template that imports it. */
  boolean isDefinitions(String name) {
    return name.matches(".*ya?ml")
        && !Corpus.text(root.resolve(name)).matches("(?s)(.*\\n)?(topology|node)_template:.*");
  }

  Compilation read(String name) {
    if (!name.matches(".*ya?ml")) {
      return Archives.read(name, bytes(name))
          .match(
              opened -> compile(opened.source()),
              refused -> new Compilation.Rejected(refused.problems()));
    }
    return compile(source(name));
  }

  /** The template of that name, or one that imports the types of that name. */
  TemplateSource source(String name) {
    return isDefinitions(name)
        ? importing(name)
        : new TemplateSource(name, Corpus.text(root.resolve(name)));
  }

  private Compilation compile(TemplateSource source) {
    return compiler.compile(source, inputs(source));
  }

  /** A value for each input that has no default; a text where none is known by its name. */
  Map<String, Object> inputs(TemplateSource source) {
    Map<String, Object> inputs = new TreeMap<>();
    for (Diagnostic problem :
        compiler
            .compile(source, Map.of())
            .match(compiled -> List.<Diagnostic>of(), Compilation.Rejected::problems)) {
      if (problem.code().equals("MISSING_INPUT")) {
        String name = problem.path().substring(problem.path().lastIndexOf('/') + 1);
        inputs.put(name, GIVEN.getOrDefault(name, "given"));
      }
    }
    return inputs;
  }

  private static TemplateSource importing(String name) {
    return new TemplateSource(
        "importing.yaml",
        """
        tosca_definitions_version: tosca_simple_yaml_1_0
        imports: [ { file: "%s" } ]
        topology_template:
          node_templates:
            anything: { type: tosca.nodes.Root }
        """
            .formatted(name));
  }

  /** By name the codes of the errors of each that is refused, each code once, in order. */
  SortedMap<String, String> refusals() {
    SortedMap<String, String> refusals = new TreeMap<>();
    for (String name : names()) {
      String codes =
          read(name)
              .match(
                  compiled -> "",
                  rejected ->
                      String.join(
                          " ",
                          rejected.problems().stream()
                              .filter(Diagnostic::isError)
                              .map(Diagnostic::code)
                              .distinct()
                              .sorted()
                              .toList()));
      if (!codes.isEmpty()) {
        refusals.put(name, codes);
      }
    }
    return refusals;
  }

  private byte[] bytes(String name) {
    try {
      return Files.readAllBytes(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
