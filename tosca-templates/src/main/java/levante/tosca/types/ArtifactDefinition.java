package levante.tosca.types;

import java.util.Optional;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;

/**
 * A file that nodes of a type, or one node template, bring along.
 *
 * @param type as declared; empty where only a file is written
 * @param file where a path, a URL, a name in the repository or a function is written; empty where
 *     it is left to the definition of the node type or its ancestor
 * @param properties the map of what is assigned, if it is
 * @param version of the file itself
 * @param checksum of the file, as hexadecimal digits
 * @param checksumAlgorithm what the checksum is made with, such as {@code SHA-256}
 */
public record ArtifactDefinition(
    String name,
    Field writtenAt,
    Optional<TypeName> type,
    Optional<Cursor> file,
    Optional<String> repository,
    Optional<String> deployPath,
    Optional<Cursor> properties,
    Optional<String> version,
    Optional<String> checksum,
    Optional<String> checksumAlgorithm) {
  /** The file as a text; empty where a function computes it. */
  public String path() {
    return file.flatMap(Cursor::scalar).orElse("");
  }

  /** This one; where it leaves its file out, with what an ancestor says and it does not. */
  public ArtifactDefinition over(ArtifactDefinition inherited) {
    return file.isPresent()
        ? this
        : new ArtifactDefinition(
            name,
            writtenAt,
            type.or(inherited::type),
            inherited.file,
            repository.or(inherited::repository),
            deployPath.or(inherited::deployPath),
            properties.or(inherited::properties),
            version.or(inherited::version),
            checksum.or(inherited::checksum),
            checksumAlgorithm.or(inherited::checksumAlgorithm));
  }
}
