package levante.tosca.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import levante.kernel.Diagnostic;
import levante.kernel.SourcePosition;
import levante.tosca.Compilation;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import levante.tosca.imports.ImportSource;
import levante.tosca.library.BundledProfiles;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.types.TypeKind;

/**
 * Answers an editor's questions on one text at a time. Lines and columns count from 0; columns
 * count UTF-16 units, as editors do. Safe for many threads at once; throws nothing, whatever the
 * text is.
 */
public final class LanguageService {
  private static final List<String> TYPES =
      Arrays.stream(TypeKind.values()).map(TypeKind::section).toList();
  private static final List<String> OUTLINED =
      List.of(
          "inputs",
          "node_templates",
          "relationship_templates",
          "groups",
          "policies",
          "workflows",
          "outputs");

  private final TemplateCompiler compiler = TemplateCompiler.bundled();
  private final BundledProfiles profiles = BundledProfiles.load();
  private final Grammar grammar = Grammar.load();

  /**
   * A text that is being written.
   *
   * @param file what positions call it, and what its imports are relative to
   */
  public record Draft(String file, String text, ImportSource imports) {
    List<String> lines() {
      return text.lines().toList();
    }
  }

  /** What may be written at a place, and which columns of the line it replaces. */
  public record Suggestions(int start, int end, List<Suggestion> all) {
    public Suggestions {
      all = List.copyOf(all);
    }
  }

  /** All problems; inputs that a user has yet to give are none while a template is written. */
  public List<Diagnostic> diagnostics(Draft draft) {
    Compilation compilation =
        compiler
            .with(draft.imports())
            .compile(new TemplateSource(draft.file(), draft.text()), Map.of());
    return compilation
        .match(compiled -> compiled.warnings(), rejected -> rejected.problems())
        .stream()
        .filter(one -> !one.code().equals(ProblemCode.MISSING_INPUT.name()))
        .toList();
  }

  /** What may be written at a place. */
  public Suggestions complete(Draft draft, int line, int column) {
    Place place = place(draft, line, column);
    List<Suggestion> all = new Completer(grammar, knowledge(draft)).at(place);
    return new Suggestions(place.start(), place.end(), all);
  }

  /** Markdown on the word at a place. */
  public Optional<String> hover(Draft draft, int line, int column) {
    return new Explainer(grammar, knowledge(draft)).hover(place(draft, line, column));
  }

  /** Where the word at a place is defined; the file may be a bundled profile. */
  public Optional<SourcePosition> definition(Draft draft, int line, int column) {
    return new Definitions(grammar, knowledge(draft), place(draft, line, column))
        .find(draft.file(), draft.imports());
  }

  /** The outline. */
  public List<Symbol> symbols(Draft draft) {
    Knowledge knowledge = knowledge(draft);
    List<Symbol> symbols = new ArrayList<>();
    knowledge
        .document()
        .ifPresent(
            root -> TYPES.forEach(section -> outline(root, section).ifPresent(symbols::add)));
    knowledge
        .document()
        .flatMap(root -> root.get("topology_template"))
        .ifPresent(
            all -> OUTLINED.forEach(section -> outline(all, section).ifPresent(symbols::add)));
    return symbols;
  }

  private static Optional<Symbol> outline(Cursor at, String section) {
    return at.field(section)
        .map(
            field -> {
              Stream<Field> named =
                  Stream.concat(
                      field.value().fields().stream(),
                      field.value().items().stream().flatMap(item -> item.fields().stream()));
              return new Symbol(
                  section, "", field.namePosition(), named.map(LanguageService::symbol).toList());
            });
  }

  private static Symbol symbol(Field field) {
    Cursor value = field.value();
    String type =
        value.get("type").or(() -> value.get("derived_from")).flatMap(Cursor::scalar).orElse("");
    return new Symbol(field.name(), type, field.namePosition(), List.of());
  }

  private static Place place(Draft draft, int line, int column) {
    return new PlaceFinder(draft.lines()).at(line, column);
  }

  private Knowledge knowledge(Draft draft) {
    return Knowledge.of(draft.file(), draft.lines(), profiles, draft.imports());
  }
}
