package levante.cli.template;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.cli.failure.CliFailure;
import levante.tosca.Compilation;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import levante.tosca.adapter.file.FolderImports;
import levante.tosca.adapter.http.HttpImports;
import levante.tosca.archive.Archives;
import levante.tosca.imports.ImportPolicy;
import levante.tosca.imports.ImportSource;
import picocli.CommandLine.Option;

/** What the verbs that read templates have in common: parents, inputs, and where imports may be. */
final class TemplateOptions {
  @Option(
      names = "--parent",
      paramLabel = "FILE",
      description = "A template that FILE is merged into; several merge in this order.")
  private final List<String> parents = new ArrayList<>();

  @Option(
      names = "--input",
      paramLabel = "NAME=VALUE",
      description = "An input; a value in brackets, braces or quotes is read as YAML.")
  private final Map<String, String> inputs = new LinkedHashMap<>();

  @Option(
      names = "--inputs",
      paramLabel = "FILE",
      description = "Inputs from a map in YAML or JSON; --input wins over it.")
  private String inputsFile;

  @Option(
      names = "--allow-import",
      paramLabel = "URL",
      description =
          "Fetch imports that begin so, such as https://host/folder/. By default nothing is fetched"
              + " from the network.")
  private final List<String> allowed = new ArrayList<>();

  private final InputStream stdin;
  private final Clock clock = Clock.systemUTC();

  TemplateOptions(InputStream stdin) {
    this.stdin = stdin;
  }

  /** Reads files, one after the other, under these options. */
  Reader reader() {
    List<TemplateSource> merged = new ArrayList<>();
    for (String parent : parents) {
      TemplateFile file = TemplateFile.read(parent, stdin);
      merged.add(new TemplateSource(file.name(), file.text()));
    }
    return new Reader(
        TemplateCompiler.bundled(),
        merged,
        GivenInputs.read(Optional.ofNullable(inputsFile), inputs, stdin),
        web());
  }

  private Optional<ImportSource> web() {
    if (allowed.isEmpty()) {
      return Optional.empty();
    }
    try {
      List<ImportPolicy.Allowed> prefixes =
          allowed.stream().map(ImportPolicy.Allowed::new).toList();
      Path cache = Path.of(System.getProperty("levante.home", "."), ".levante", "imports");
      return Optional.of(new HttpImports(ImportPolicy.allowing(prefixes), cache, clock));
    } catch (IllegalStateException | IllegalArgumentException wrong) {
      throw new CliFailure(CliFailure.USAGE, "--allow-import: " + wrong.getMessage());
    }
  }

  /** Compiles files under the same parents and inputs. */
  final class Reader {
    private final TemplateCompiler compiler;
    private final List<TemplateSource> merged;
    private final Map<String, Object> values;
    private final Optional<ImportSource> web;

    Reader(
        TemplateCompiler compiler,
        List<TemplateSource> merged,
        Map<String, Object> values,
        Optional<ImportSource> web) {
      this.compiler = compiler;
      this.merged = merged;
      this.values = values;
      this.web = web;
    }

    Map<String, Object> values() {
      return values;
    }

    /**
     * What the file is.
     *
     * @throws CliFailure UNREADABLE when it cannot be read at all
     */
    TemplateReading read(String typed) {
      TemplateFile file = TemplateFile.read(typed, stdin);
      if (!file.isArchive()) {
        return compile(file, new TemplateSource(file.name(), file.text()));
      }
      return Archives.read(file.name(), file.bytes())
          .match(
              opened -> compile(file, opened.source()),
              refused ->
                  TemplateReading.refused(
                      file.name(), refused.problems(), SourceTexts.of(file.name(), "")));
    }

    private TemplateReading compile(TemplateFile file, TemplateSource alone) {
      TemplateSource source = merged.isEmpty() ? alone : alone.onto(merged);
      Compilation compilation = compiler.with(imports(file)).compile(source, values);
      return TemplateReading.of(file.name(), compilation, SourceTexts.of(source));
    }

    // Names in templates are relative to the file, names of files to the working directory; what is
    // below either of the two may be read.
    private ImportSource imports(TemplateFile file) {
      Path here = Path.of("").toAbsolutePath();
      Path beside =
          file.path().map(Path::toAbsolutePath).map(Path::getParent).orElse(here).normalize();
      ImportSource local = new FolderImports(beside.startsWith(here) ? here : beside, here);
      return web.map(local::orElse).orElse(local);
    }
  }
}
