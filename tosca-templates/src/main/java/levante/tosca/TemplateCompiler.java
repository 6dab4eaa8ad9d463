package levante.tosca;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import levante.kernel.SourcePosition;
import levante.tosca.evaluate.RandomText;
import levante.tosca.imports.AttachedFiles;
import levante.tosca.imports.ImportRequest;
import levante.tosca.imports.ImportResult;
import levante.tosca.imports.ImportSource;
import levante.tosca.imports.Locations;
import levante.tosca.library.BundledProfiles;
import levante.tosca.model.Topology;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Problems;
import levante.tosca.resolve.TemplateResolver;

/**
 * Reads service templates: TOSCA Simple Profile in YAML with Levante's own types. Reads no file and
 * no network but its own resources, and is safe for many threads at once. Any text gives an answer
 * in bounded time and memory, never an exception.
 */
public final class TemplateCompiler {
  private final BundledProfiles profiles;
  private final ImportSource imports;

  private TemplateCompiler(BundledProfiles profiles, ImportSource imports) {
    this.profiles = profiles;
    this.imports = Objects.requireNonNull(imports, "imports");
  }

  /**
   * A compiler that knows the bundled profiles and templates, and reads besides only what is
   * attached to a source. It reads the profiles once: make one and keep it.
   */
  public static TemplateCompiler bundled() {
    return new TemplateCompiler(BundledProfiles.load(), ImportSource.NONE);
  }

  /** The same compiler, which asks this source for imports and parents that are not bundled. */
  public TemplateCompiler with(ImportSource source) {
    return new TemplateCompiler(profiles, source);
  }

  /**
   * Compiles a template. Pure: the same text and inputs give an equal compilation.
   *
   * @param inputs values by input name, as JSON would hold them: text, numbers, booleans, lists and
   *     maps; a text is taken for every scalar type
   */
  public Compilation compile(TemplateSource source, Map<String, Object> inputs) {
    Problems problems = new Problems();
    Optional<Topology> topology = resolve(source, inputs, problems);
    return topology.isPresent() && !problems.hasErrors()
        ? new Compilation.Compiled(topology.get(), problems.inOrder())
        : new Compilation.Rejected(problems.inOrder());
  }

  /**
   * A file that a template names beside itself or by URL, such as a script that an operation runs:
   * one of those that came with it, else from where imports come. Nothing is kept of it here.
   */
  public ImportResult file(TemplateSource source, String name) {
    return Locations.beside(source.name(), name)
        .map(ImportRequest::of)
        .map(new AttachedFiles(source.files()).orElse(imports)::find)
        .orElseGet(ImportResult.NotFound::new);
  }

  /**
   * The inputs with a value for each that was not given and whose default is {@code random(N)}:
   * letters and digits. Draw once and keep them with the inputs, so that the template stays what it
   * was. A template that cannot be read has nothing to draw.
   */
  public Map<String, Object> drawRandom(
      TemplateSource source, Map<String, Object> inputs, RandomGenerator random) {
    Map<String, Object> drawn = new TreeMap<>(inputs);
    randomInputs(source)
        .forEach((name, text) -> drawn.computeIfAbsent(name, missing -> text.draw(random)));
    return drawn;
  }

  private SortedMap<String, RandomText> randomInputs(TemplateSource source) {
    return document(source).map(RandomText::inputs).orElse(Collections.emptySortedMap());
  }

  /** The names of the inputs that a template declares; none when it cannot be read. */
  public SortedSet<String> inputNames(TemplateSource source) {
    return document(source)
        .flatMap(document -> document.get("topology_template"))
        .flatMap(topology -> topology.get("inputs"))
        .map(Cursor::fields)
        .orElse(List.of())
        .stream()
        .map(Field::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Where that stands, by keys from the top; else the nearest above it that stands there. */
  public SourcePosition position(TemplateSource source, List<String> keys) {
    Optional<Cursor> at = document(source);
    SourcePosition position =
        at.map(Cursor::position).orElseGet(() -> SourcePosition.startOf(source.name()));
    for (String key : keys) {
      at = at.flatMap(one -> one.get(key));
      position = at.map(Cursor::position).orElse(position);
    }
    return position;
  }

  private Optional<Cursor> document(TemplateSource source) {
    try {
      return new TemplateLayers(imports, new Problems()).merged(source);
    } catch (Problems.Full full) {
      return Optional.empty();
    }
  }

  private Optional<Topology> resolve(
      TemplateSource source, Map<String, Object> inputs, Problems problems) {
    TemplateLayers layers = new TemplateLayers(imports, problems);
    try {
      return layers
          .merged(source)
          .flatMap(
              document ->
                  new TemplateResolver(profiles, layers.files(), problems)
                      .resolve(source.name(), document, inputs));
    } catch (Problems.Full full) {
      return Optional.empty();
    }
  }
}
