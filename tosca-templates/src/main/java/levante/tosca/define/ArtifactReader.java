package levante.tosca.define;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.ArtifactDefinition;
import levante.tosca.types.TypeName;

/** Reads the artifacts of node types and node templates, in the short and the long form. */
public final class ArtifactReader {
  private static final List<String> KEYS =
      List.of(
          "type",
          "file",
          "repository",
          "description",
          "deploy_path",
          "properties",
          "artifact_version",
          "version",
          "checksum",
          "checksum_algorithm",
          "mime_type",
          "metadata");

  private final Problems problems;

  /** A reader that notes what it cannot read. */
  public ArtifactReader(Problems problems) {
    this.problems = problems;
  }

  /** The artifacts of a map, by name; 1.0 also has them as a list of maps. */
  public SortedMap<String, ArtifactDefinition> readAll(Optional<Cursor> artifacts) {
    SortedMap<String, ArtifactDefinition> found = new TreeMap<>();
    if (artifacts.isEmpty()) {
      return found;
    }
    List<Cursor> maps =
        artifacts.get().isList() ? artifacts.get().items() : List.of(artifacts.get());
    for (Cursor map : maps) {
      for (Field field : map.fields(problems)) {
        read(field).ifPresent(one -> found.put(field.name(), one));
      }
    }
    return found;
  }

  private Optional<ArtifactDefinition> read(Field field) {
    Cursor at = field.value();
    if (!at.isMap()) {
      return at.text(problems).map(file -> inShort(field));
    }
    at.checkKeys(problems, KEYS);
    Optional<Cursor> file = at.get("file");
    if (file.isPresent() && !file.get().isMap() && file.get().text(problems).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ArtifactDefinition(
            field.name(),
            field,
            at.get("type").flatMap(type -> type.text(problems).map(one -> new TypeName(one, type))),
            file,
            text(at, "repository"),
            text(at, "deploy_path"),
            at.get("properties"),
            text(at, "artifact_version").or(() -> text(at, "version")),
            text(at, "checksum"),
            text(at, "checksum_algorithm")));
  }

  /** Notes the keys that no artifact has. */
  public static void checkKeys(Cursor artifact, Problems problems) {
    artifact.checkKeys(problems, KEYS);
  }

  /** Notes that an artifact has no file, nor what it is said over. */
  public static void noteNoFile(Field artifact, Problems problems) {
    problems.error(
        ProblemCode.MISSING_REQUIRED,
        artifact,
        "the artifact '%s' has no file".formatted(artifact.name()));
  }

  private Optional<String> text(Cursor artifact, String key) {
    return artifact.get(key).flatMap(one -> one.text(problems));
  }

  private static ArtifactDefinition inShort(Field field) {
    return new ArtifactDefinition(
        field.name(),
        field,
        Optional.empty(),
        Optional.of(field.value()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
