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
 */
public record ArtifactDefinition(
    String name,
    Field writtenAt,
    Optional<TypeName> type,
    String file,
    Optional<String> repository,
    Optional<String> deployPath,
    Optional<Cursor> properties) {}
