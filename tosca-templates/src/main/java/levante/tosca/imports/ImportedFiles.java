package levante.tosca.imports;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import levante.tosca.imports.Repositories.Repository;
import levante.tosca.library.BundledProfile;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlReader;

/** Fetches imported files, each once, and notes at the import what cannot be had. */
final class ImportedFiles {
  /** Why a URL is refused where there is nothing to fetch it. */
  static final String NOT_ALLOWED = "no list of allowed URLs has it; keep a copy of it as a file";

  private static final long MOST_CHARACTERS = 1L << 24;

  private final ImportSource source;
  private final Problems problems;
  private final Map<String, Optional<Cursor>> documents = new HashMap<>();
  private long characters;

  ImportedFiles(ImportSource source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** What an import asks for, or nothing and a problem. */
  Optional<ImportRequest> request(ImportDefinition definition, Repositories repositories) {
    String importing = definition.file().position().file();
    if (definition.repository().isEmpty()) {
      return request(definition, Locations.beside(importing, definition.name()), Optional.empty());
    }
    Optional<Repository> repository = repositories.find(definition.repository().get());
    return repository
        .filter(one -> !one.url().isEmpty())
        .flatMap(
            one ->
                request(
                    definition, Locations.in(importing, one.url(), definition.name()), repository));
  }

  private Optional<ImportRequest> request(
      ImportDefinition definition, Optional<String> location, Optional<Repository> repository) {
    if (location.isEmpty()) {
      refuse(definition, "it is neither a path nor a URL");
    }
    return location.map(
        one ->
            new ImportRequest(
                one, repository.flatMap(Repository::authorization), definition.sha256()));
  }

  /** The document of an imported file, or nothing and a problem. */
  Optional<Cursor> document(ImportDefinition definition, ImportRequest request) {
    Optional<Cursor> known = documents.get(request.location());
    if (known == null) {
      known = find(definition, request).flatMap(found -> document(definition, request, found));
      documents.put(request.location(), known);
    }
    return known;
  }

  private Optional<Cursor> document(
      ImportDefinition definition, ImportRequest request, ImportResult.Found found) {
    characters += found.text().length();
    if (characters > MOST_CHARACTERS) {
      problems.error(
          ProblemCode.TOO_LARGE,
          definition.file(),
          "the imported files have more than %d characters".formatted(MOST_CHARACTERS));
      return Optional.empty();
    }
    if (request
        .sha256()
        .filter(one -> !one.equals(ImportPolicy.sha256(found.text())))
        .isPresent()) {
      refuse(definition, "its digest is not the one that the import states");
      return Optional.empty();
    }
    Optional<Cursor> document = YamlReader.read(found.name(), found.text(), problems);
    document
        .filter(one -> !one.isMap())
        .ifPresent(
            one ->
                problems.error(
                    ProblemCode.SYNTAX_ERROR,
                    one,
                    "an imported file is a map that begins with tosca_definitions_version, not "
                        + one.shape()));
    return document.filter(Cursor::isMap);
  }

  private Optional<ImportResult.Found> find(ImportDefinition definition, ImportRequest request) {
    return source
        .find(request)
        .match(
            Optional::of,
            notFound -> {
              if (request.isUrl()) {
                refuse(definition, NOT_ALLOWED);
                return Optional.empty();
              }
              problems.error(
                  ProblemCode.IMPORT_NOT_FOUND,
                  definition.file(),
                  "there is no file '%s' to import%s"
                      .formatted(shown(definition), hint(definition)));
              return Optional.empty();
            },
            refused -> {
              refuse(definition, refused.reason());
              return Optional.empty();
            },
            unreachable -> {
              problems.error(
                  ProblemCode.IMPORT_NOT_FOUND,
                  definition.file(),
                  "'%s' could not be read: %s".formatted(shown(definition), unreachable.reason()));
              return Optional.empty();
            });
  }

  private void refuse(ImportDefinition definition, String reason) {
    problems.error(
        ProblemCode.IMPORT_REFUSED,
        definition.file(),
        "'%s' cannot be imported: %s".formatted(shown(definition), reason));
  }

  private static String shown(ImportDefinition definition) {
    return Cursor.shortened(definition.name());
  }

  private static String hint(ImportDefinition definition) {
    return Nearest.hint(definition.name(), BundledProfile.files());
  }
}
