package levante.tosca.library;

import java.util.List;
import java.util.Optional;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Problems;
import levante.tosca.types.TypeDefinition;
import levante.tosca.value.ScalarReader;
import levante.tosca.value.ScalarType;

/**
 * Checks what a type says of itself and nothing is computed from: version, metadata, file names.
 */
final class TypeHeadChecker {
  private final Problems problems;

  TypeHeadChecker(Problems problems) {
    this.problems = problems;
  }

  void check(TypeDefinition type) {
    Cursor at = type.writtenAt().value();
    at.get("version").ifPresent(one -> ScalarReader.read(one, ScalarType.VERSION, problems));
    at.get("metadata").ifPresent(one -> one.expectMap(problems));
    at.get("mime_type").ifPresent(one -> one.text(problems));
    Optional<Cursor> extensions = at.get("file_ext");
    List<Cursor> each = extensions.map(one -> one.items(problems)).orElse(List.of());
    each.forEach(one -> one.text(problems));
  }
}
