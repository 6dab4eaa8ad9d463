package levante.tosca.types;

import java.util.Optional;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;

/**
 * A file that nodes of a type, or one node template, bring along.
 *
 * @param type as declared; empty where only a file is written
 * @param file a path, a URL, or a name in the repository; empty where a function computes it
 * @param properties the map of what is assigned, if it is
 * @param version of the file itself
 * @param checksum of the file, as hexadecimal digits
 * @param checksumAlgorithm what the checksum is made with, such as {@code SHA-256}
 */
public record ArtifactDefinition(
    String name,
    Field writtenAt,
    Optional<TypeName> type,
    String file,
    Optional<String> repository,
    Optional<String> deployPath,
    Optional<Cursor> properties,
    Optional<String> version,
    Optional<String> checksum,
    Optional<String> checksumAlgorithm) {}
