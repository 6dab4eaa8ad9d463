package levante.tosca.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.tosca.library.BundledProfile;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/**
 * One import as written.
 *
 * @param file where the name of the file stands
 * @param repository where the name of a repository stands, when the file is in one
 * @param prefix what the names of the imported types begin with, when they do
 * @param sha256 our own word in the import's metadata: the digest that the file must have
 */
public record ImportDefinition(
    Cursor file, Optional<Cursor> repository, Optional<String> prefix, Optional<String> sha256) {
  private static final List<String> KEYS =
      List.of("file", "repository", "namespace_uri", "namespace_prefix", "description", "metadata");

  /** Whether a document imports the types of the Infrastructure Manager by their name or URL. */
  public static boolean namesKnownTypes(Cursor document) {
    return readAll(document, new Problems()).stream()
        .map(one -> BundledProfile.of(one.name()))
        .anyMatch(Optional.of(BundledProfile.IM)::equals);
  }

  /** What the import names. */
  String name() {
    return file.scalar().orElse("");
  }

  /**
   * The imports of a document in the order of the text. TOSCA 1.0 has a list of names, of maps with
   * {@code file}, and of names for one of these; a map instead of the list is taken too.
   */
  static List<ImportDefinition> readAll(Cursor document, Problems problems) {
    List<ImportDefinition> found = new ArrayList<>();
    Optional<Cursor> section = document.get("imports");
    if (section.isEmpty()) {
      return found;
    }
    Cursor at = section.get();
    if (at.isMap() && at.get("file").isPresent()) {
      read(at, problems).ifPresent(found::add);
    } else if (at.isMap()) {
      at.fields().forEach(field -> read(field.value(), problems).ifPresent(found::add));
    } else if (at.scalar().isPresent() && !at.isNull()) {
      read(at, problems).ifPresent(found::add);
    } else {
      at.items(problems).forEach(item -> item(item, problems).ifPresent(found::add));
    }
    return found;
  }

  private static Optional<ImportDefinition> item(Cursor item, Problems problems) {
    List<Field> fields = item.fields();
    boolean isNamed = fields.size() == 1 && !KEYS.contains(fields.get(0).name());
    return read(isNamed ? fields.get(0).value() : item, problems);
  }

  private static Optional<ImportDefinition> read(Cursor at, Problems problems) {
    if (!at.isMap()) {
      return at.text(problems)
          .map(
              name ->
                  new ImportDefinition(at, Optional.empty(), Optional.empty(), Optional.empty()));
    }
    at.checkKeys(problems, KEYS);
    Optional<Cursor> file = at.get("file");
    if (file.isEmpty()) {
      problems.error(
          ProblemCode.SYNTAX_ERROR, at, "an import is the name of a file, or a map with 'file'");
    }
    return file.filter(one -> one.text(problems).isPresent())
        .map(
            one ->
                new ImportDefinition(
                    one,
                    at.get("repository").filter(name -> name.text(problems).isPresent()),
                    at.get("namespace_prefix").flatMap(name -> name.text(problems)),
                    digest(at, problems)));
  }

  private static Optional<String> digest(Cursor at, Problems problems) {
    Optional<Cursor> written = at.get("metadata").flatMap(metadata -> metadata.get("sha256"));
    Optional<String> digest = written.flatMap(Cursor::scalar);
    if (written.isPresent() && digest.filter(one -> one.matches("[0-9a-f]{64}")).isEmpty()) {
      problems.error(
          ProblemCode.INVALID_VALUE,
          written.get(),
          "a SHA-256 digest is 64 lower-case hexadecimal digits");
      return Optional.empty();
    }
    return digest;
  }
}
