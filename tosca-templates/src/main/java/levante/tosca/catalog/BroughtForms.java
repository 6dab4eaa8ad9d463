package levante.tosca.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.Diagnostic;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.tosca.Compilation;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import levante.tosca.imports.BundledTemplates;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlReader;

/**
 * Makes the forms of templates that somebody brings, and finds what of the catalogue fits them.
 * Immutable.
 */
public final class BroughtForms {
  /** Of a longer text it is not tried what fits: each try reads it once more. */
  private static final int MOST_TRIED = 1 << 18;

  private final Catalogue catalogue;
  private final TemplateCompiler compiler;

  /** Forms beside those of a catalogue. */
  public BroughtForms(Catalogue catalogue, TemplateCompiler compiler) {
    this.catalogue = catalogue;
    this.compiler = compiler;
  }

  /**
   * The form of a template that is not in the catalogue.
   *
   * @param parents ids of the catalogue that its metadata name, in their order
   * @param children ids of the catalogue that its metadata name or that can be added to it, in the
   *     catalogue's order
   * @param warnings what is wrong with the metadata that lay the form out
   */
  public record Brought(
      Form form, List<String> parents, List<String> children, List<Diagnostic> warnings) {
    public Brought {
      parents = List.copyOf(parents);
      children = List.copyOf(children);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The form of a template with the parents that are attached to it. What is wrong with its
   * topology does not matter here.
   *
   * @param inputs values that it has already, which count when it is tried what fits
   * @throws LevanteException INVALID_TEMPLATE with its diagnostics when the text, or that of a
   *     parent, cannot be read as a map
   */
  public Brought read(TemplateSource source, Map<String, Object> inputs) {
    Problems problems = new Problems();
    Optional<Cursor> document = document(source, problems);
    if (problems.hasErrors() || document.isEmpty()) {
      throw new LevanteException(ErrorCode.INVALID_TEMPLATE, problems.inOrder());
    }
    FormReader.Reading reading = FormReader.read(source);
    return new Brought(
        reading.form(),
        parents(document.get()),
        children(source, reading.form(), inputs),
        reading.warnings());
  }

  private static Optional<Cursor> document(TemplateSource source, Problems problems) {
    try {
      source.parents().forEach(parent -> document(parent, problems));
      Optional<Cursor> document = YamlReader.read(source.name(), source.text(), problems);
      document
          .filter(at -> !at.isMap())
          .ifPresent(
              at ->
                  problems.error(
                      ProblemCode.SYNTAX_ERROR,
                      at,
                      "a template is a map that begins with tosca_definitions_version, not "
                          + at.shape()));
      return document;
    } catch (Problems.Full full) {
      return Optional.empty();
    }
  }

  private List<String> parents(Cursor document) {
    Optional<Cursor> metadata = document.get("metadata");
    Optional<Cursor> named =
        metadata
            .flatMap(at -> at.get("parents"))
            .or(() -> metadata.flatMap(at -> at.get("template_file")));
    return named.filter(at -> BundledTemplates.areMeantBy(document)).stream()
        .flatMap(at -> at.isList() ? at.items().stream() : named.stream())
        .flatMap(at -> at.scalar().stream())
        .map(Catalogue::idOf)
        .filter(id -> catalogue.entries().stream().anyMatch(entry -> entry.id().equals(id)))
        .distinct()
        .toList();
  }

  private List<String> children(TemplateSource source, Form form, Map<String, Object> inputs) {
    List<String> named = form.children().stream().map(Catalogue::idOf).toList();
    boolean isTried = length(source) <= MOST_TRIED && stands(source, inputs);
    return catalogue.entries().stream()
        .filter(Catalogue.Entry::isChild)
        .map(Catalogue.Entry::id)
        .filter(id -> named.contains(id) || (isTried && stands(with(source, id), inputs)))
        .toList();
  }

  private TemplateSource with(TemplateSource source, String child) {
    return catalogue.sources(List.of(child)).get(0).onto(List.of(source));
  }

  // Inputs are what the form asks for: that they are missing is no fault of the template.
  private boolean stands(TemplateSource source, Map<String, Object> inputs) {
    Compilation compilation = compiler.compile(source, inputs);
    return compilation.match(
        compiled -> true,
        rejected ->
            rejected.problems().stream()
                .filter(Diagnostic::isError)
                .allMatch(one -> one.code().equals(ProblemCode.MISSING_INPUT.name())));
  }

  private static long length(TemplateSource source) {
    return source.text().length()
        + source.files().values().stream().mapToLong(String::length).sum()
        + source.parents().stream().mapToLong(BroughtForms::length).sum();
  }
}
