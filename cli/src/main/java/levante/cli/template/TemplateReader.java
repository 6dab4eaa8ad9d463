package levante.cli.template;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import levante.cli.client.deploy.Sending;
import levante.cli.failure.CliFailure;
import levante.cli.words.Colours;
import levante.cli.words.Option;
import levante.cli.words.Words;
import levante.kernel.Diagnostic;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import levante.tosca.adapter.file.FolderImports;
import levante.tosca.adapter.http.HttpImports;
import levante.tosca.archive.Archives;
import levante.tosca.catalog.Catalogue;
import levante.tosca.imports.ImportPolicy;
import levante.tosca.imports.ImportResult;
import levante.tosca.imports.ImportSource;
import levante.tosca.parse.ProblemCode;

/** Compiles files under the parents, inputs and import prefixes of one command line. */
public final class TemplateReader {
  private static final String PARENT = "--parent";
  private static final Pattern CATALOGUE_ID = Pattern.compile("[a-z0-9-]+");

  /** Errors of what is not at hand here, but may be at the server's. */
  private static final Set<String> NOT_AT_HAND =
      Set.of(ProblemCode.IMPORT_REFUSED.name(), ProblemCode.PARENT_NOT_FOUND.name());

  /** What a server is sent a template for. */
  public enum Purpose {
    /** Something new, with the inputs that are given. */
    MAKE,

    /** Another form of what stands, whose inputs the server knows. */
    CHANGE;

    private boolean leavesToTheServer(TemplateReading reading) {
      return !reading.isFine()
          && reading.diagnostics().stream()
              .filter(Diagnostic::isError)
              .allMatch(this::isKnownThere);
    }

    private boolean isKnownThere(Diagnostic error) {
      return NOT_AT_HAND.contains(error.code())
          || (this == CHANGE && error.code().equals(ProblemCode.MISSING_INPUT.name()));
    }
  }

  private static final String INPUT = "--input";
  private static final String INPUTS = "--inputs";
  private static final String ALLOW_IMPORT = "--allow-import";

  private final InputStream stdin;
  private final TemplateCompiler compiler;
  private final List<TemplateSource> parents;
  private final Map<String, Object> inputs;
  private final Optional<ImportSource> web;

  /**
   * Reads the parents and the inputs.
   *
   * @throws CliFailure when one cannot be read or the words are wrong
   */
  public TemplateReader(Words words, InputStream stdin) {
    this.stdin = stdin;
    this.compiler = TemplateCompiler.bundled();
    this.parents = words.all(PARENT).stream().map(this::parent).toList();
    this.inputs = GivenInputs.read(words.value(INPUTS), typed(words), stdin);
    this.web = web(words.all(ALLOW_IMPORT));
  }

  /** The options that it takes, and more. */
  public static List<Option> options(Option... more) {
    Stream<Option> own =
        Stream.of(
            Option.several(
                PARENT,
                "FILE",
                "A template that FILE is merged into, or the id of one of the catalogue; several"
                    + " merge in this order."),
            Option.several(
                INPUT,
                "NAME=VALUE",
                "An input; a value in brackets, braces or quotes is read as YAML."),
            Option.valued(
                INPUTS, "FILE", "Inputs from a map in YAML or JSON; --input wins over it."),
            Option.several(
                ALLOW_IMPORT,
                "URL",
                "Fetch imports that begin so, such as https://host/folder/; by default nothing is"
                    + " fetched."));
    return Stream.concat(own, Stream.of(more)).toList();
  }

  private static Map<String, String> typed(Words words) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (String word : words.all(INPUT)) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new CliFailure(
            CliFailure.USAGE, "--input wants NAME=VALUE, not '%s'".formatted(word));
      }
      typed.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return typed;
  }

  /** A file, or where there is none of that name a template of the catalogue. */
  private TemplateSource parent(String typed) {
    if (CATALOGUE_ID.matcher(typed).matches() && !Files.exists(Path.of(typed))) {
      Catalogue catalogue = Catalogue.bundled();
      if (catalogue.entries().stream().anyMatch(entry -> entry.id().equals(typed))) {
        return catalogue.sources(List.of(typed)).get(0);
      }
    }
    TemplateFile file = TemplateFile.read(typed, stdin);
    return new TemplateSource(file.name(), file.text());
  }

  private static Optional<ImportSource> web(List<String> allowed) {
    if (allowed.isEmpty()) {
      return Optional.empty();
    }
    try {
      List<ImportPolicy.Allowed> prefixes = new ArrayList<>();
      allowed.forEach(prefix -> prefixes.add(new ImportPolicy.Allowed(prefix)));
      Path cache = Path.of(System.getProperty("levante.home", "."), ".levante", "imports");
      return Optional.of(
          new HttpImports(ImportPolicy.allowing(prefixes), cache, Clock.systemUTC()));
    } catch (IllegalStateException | IllegalArgumentException wrong) {
      throw new CliFailure(CliFailure.USAGE, "--allow-import: " + wrong.getMessage());
    }
  }

  /** The inputs as the compiler gets them. */
  Map<String, Object> inputs() {
    return inputs;
  }

  /**
   * What the file is.
   *
   * @throws CliFailure UNREADABLE when it cannot be read at all
   */
  TemplateReading read(String typed) {
    return read(TemplateFile.read(typed, stdin));
  }

  private TemplateReading read(TemplateFile file) {
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

  /**
   * What a server is sent: the template with its parents, the files that it imports, and inputs.
   *
   * @param tell is told the warnings, and the errors
   * @throws CliFailure UNREADABLE when it cannot be read; FAILED when it has an error
   */
  public Sending sending(String typed, Purpose purpose, Colours colours, Consumer<String> tell) {
    TemplateFile file = TemplateFile.read(typed, stdin);
    SortedMap<String, String> files = new TreeMap<>();
    TemplateReading reading =
        file.isArchive()
            ? read(file)
            : compile(file, new TemplateSource(file.name(), file.text()), files);
    boolean isForTheServer = purpose.leavesToTheServer(reading);
    if (!reading.diagnostics().isEmpty() && !isForTheServer) {
      new ValidationText(colours).lines(List.of(reading)).forEach(tell);
    }
    if (!reading.isFine() && !isForTheServer) {
      throw new CliFailure(file.name() + " has an error and cannot be deployed");
    }
    if (!file.isArchive()) {
      return Sending.of(
          file.text(), parents.stream().map(TemplateSource::text).toList(), files, inputs);
    }
    if (!parents.isEmpty()) {
      throw new CliFailure(CliFailure.USAGE, "an archive takes no --parent");
    }
    return Sending.archive(file.bytes(), inputs);
  }

  private TemplateReading compile(TemplateFile file, TemplateSource alone) {
    return compile(file, alone, new TreeMap<>());
  }

  /**
   * Compiles it.
   *
   * @param imported is given what was read beside it, by paths from its folder
   */
  private TemplateReading compile(
      TemplateFile file, TemplateSource alone, SortedMap<String, String> imported) {
    TemplateSource source = parents.isEmpty() ? alone : alone.onto(parents);
    ImportSource imports = imports(file);
    Path folder = Optional.ofNullable(Path.of(file.name()).getParent()).orElse(Path.of(""));
    ImportSource noting =
        wanted -> {
          ImportResult result = imports.find(wanted);
          String text = result.match(ImportResult.Found::text, none -> "", no -> "", away -> "");
          if (!wanted.isUrl() && !text.isEmpty()) {
            imported.put(folder.relativize(Path.of(wanted.location())).toString(), text);
          }
          return result;
        };
    return TemplateReading.of(
        file.name(), compiler.with(noting).compile(source, inputs), SourceTexts.of(source));
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
