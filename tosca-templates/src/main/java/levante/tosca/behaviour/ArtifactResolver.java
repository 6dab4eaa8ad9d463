package levante.tosca.behaviour;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import levante.tosca.data.Properties;
import levante.tosca.data.Value;
import levante.tosca.define.ArtifactReader;
import levante.tosca.entity.Entity;
import levante.tosca.evaluate.Schemas;
import levante.tosca.function.Evaluation;
import levante.tosca.imports.Repositories;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeChecker;
import levante.tosca.library.TypeLibrary;
import levante.tosca.model.Artifact;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.ArtifactDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.types.TypeName;

/** Makes the artifacts of an entity: its type's, and its own, which win. */
final class ArtifactResolver {
  private static final Pattern BEHIND_PATH = Pattern.compile("[?#].*$");

  private final TypeLibrary library;
  private final TypeChecker types;
  private final Evaluation evaluation;
  private final Repositories repositories;
  private final Problems problems;
  private final Map<String, Artifact> files = new HashMap<>();

  ArtifactResolver(
      TypeLibrary library,
      TypeChecker types,
      Evaluation evaluation,
      Repositories repositories,
      Problems problems) {
    this.library = library;
    this.types = types;
    this.evaluation = evaluation;
    this.repositories = repositories;
    this.problems = problems;
  }

  /** By name; what is wrong with its own is noted. */
  SortedMap<String, Artifact> all(Entity entity) {
    SortedMap<String, Artifact> found = new TreeMap<>();
    entity
        .type()
        .map(EffectiveType::artifacts)
        .ifPresent(all -> all.forEach((name, one) -> found.put(name, ofType(one, entity))));
    new ArtifactReader(problems)
        .readAll(entity.body().flatMap(body -> body.get("artifacts")))
        .forEach((name, one) -> whole(one, entity).ifPresent(all -> found.put(name, all)));
    return found;
  }

  // Whether a type that is not known has the file is not known either.
  private Optional<Artifact> whole(ArtifactDefinition assigned, Entity entity) {
    Optional<ArtifactDefinition> ofType =
        entity.type().map(type -> type.artifacts().get(assigned.name()));
    ArtifactDefinition whole = ofType.map(assigned::over).orElse(assigned);
    if (whole.file().isEmpty() && entity.type().isPresent()) {
      ArtifactReader.noteNoFile(assigned.writtenAt(), problems);
    }
    return whole.file().map(file -> own(whole, entity));
  }

  /** A file that is named without being an artifact. */
  Artifact file(String file) {
    return files.computeIfAbsent(file, one -> ofFile(one, byExtension(one)));
  }

  /** A file that an operation describes where it uses it. */
  Artifact inline(Cursor at, String file) {
    ArtifactReader.checkKeys(at, problems);
    Optional<EffectiveType> type =
        at.get("type")
            .flatMap(one -> one.text(problems).map(name -> new TypeName(name, one)))
            .flatMap(name -> types.find(TypeKind.ARTIFACT, name))
            .flatMap(found -> library.effective(TypeKind.ARTIFACT, found.name()));
    return ofFile(file, type.or(() -> byExtension(file)));
  }

  private static Artifact ofFile(String file, Optional<EffectiveType> type) {
    return new Artifact(
        file,
        type.map(EffectiveType::name),
        type.map(EffectiveType::ancestry).orElse(List.of()),
        file,
        Optional.empty(),
        Optional.empty(),
        Properties.NONE,
        Optional.empty(),
        Optional.empty());
  }

  private Artifact ofType(ArtifactDefinition definition, Entity entity) {
    Optional<EffectiveType> type =
        definition
            .type()
            .flatMap(name -> library.effective(TypeKind.ARTIFACT, name.name()))
            .or(() -> byExtension(definition.path()));
    // The repositories of the type's file are not those of the template: the name has to do.
    return artifact(definition, type, definition.repository(), entity);
  }

  private Artifact own(ArtifactDefinition definition, Entity entity) {
    Optional<EffectiveType> type =
        definition.type().isPresent()
            ? types
                .find(TypeKind.ARTIFACT, definition.type().get())
                .flatMap(found -> library.effective(TypeKind.ARTIFACT, found.name()))
            : byExtension(definition.path());
    Optional<String> repository =
        definition
            .writtenAt()
            .value()
            .get("repository")
            .map(at -> repositories.find(at).map(Repositories.Repository::url))
            .orElse(definition.repository());
    return artifact(definition, type, repository, entity);
  }

  private Artifact artifact(
      ArtifactDefinition definition,
      Optional<EffectiveType> type,
      Optional<String> repository,
      Entity entity) {
    return new Artifact(
        definition.name(),
        type.map(EffectiveType::name),
        type.map(EffectiveType::ancestry).orElse(List.of()),
        file(definition, entity),
        repository,
        definition.deployPath(),
        new Properties(
            new ArtifactProperties(library, evaluation, problems).of(definition, type, entity)),
        definition.version(),
        new ArtifactChecksum(problems).of(definition));
  }

  private String file(ArtifactDefinition definition, Entity entity) {
    Optional<Cursor> computed = definition.file().filter(Cursor::isMap);
    if (computed.isEmpty()) {
      return definition.path();
    }
    Optional<Value> value = evaluation.input(computed.get(), Schemas.string(), entity);
    Optional<String> text = value.flatMap(Value::asScalar).map(scalar -> scalar.plain().toString());
    if (value.isPresent() && text.isEmpty()) {
      problems.error(
          ProblemCode.INVALID_VALUE,
          computed.get(),
          "the file of an artifact has to be known before a machine runs");
    }
    return text.orElse("");
  }

  private Optional<EffectiveType> byExtension(String file) {
    String path = BEHIND_PATH.matcher(file).replaceFirst("");
    int dot = path.lastIndexOf('.');
    return dot < 0
        ? Optional.empty()
        : library
            .artifactOf(path.substring(dot + 1).toLowerCase(Locale.ROOT))
            .flatMap(name -> library.effective(TypeKind.ARTIFACT, name));
  }
}
