package levante.tosca.behaviour;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.tosca.data.Dimension;
import levante.tosca.data.Scalar;
import levante.tosca.model.Artifact;
import levante.tosca.model.Interface;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.InterfaceDefinition;
import levante.tosca.value.ScalarReader;
import levante.tosca.value.ScalarType;

/** Reads what operations run: one file or artifact, or a map that says more. */
final class ImplementationReader {
  private static final List<String> KEYS =
      List.of("primary", "dependencies", "operation_host", "timeout", "file", "type", "repository");
  private static final List<String> HOSTS =
      List.of("SELF", "HOST", "SOURCE", "TARGET", "ORCHESTRATOR");

  private final ArtifactResolver artifacts;
  private final Problems problems;

  ImplementationReader(ArtifactResolver artifacts, Problems problems) {
    this.artifacts = artifacts;
    this.problems = problems;
  }

  /** Nothing when the operation has none; what is wrong is noted. */
  Optional<Interface.Implementation> read(
      InterfaceDefinition.Operation operation, Map<String, Artifact> known) {
    Optional<Cursor> written = operation.implementation();
    if (written.isEmpty() || !written.get().isMap()) {
      return written
          .flatMap(at -> artifact(at, known))
          .map(one -> implementation(one, List.of(), Optional.empty(), Optional.empty()));
    }
    Cursor at = written.get();
    at.checkKeys(problems, KEYS);
    List<Artifact> dependencies =
        at.get("dependencies").map(one -> one.items(problems)).orElse(List.of()).stream()
            .flatMap(one -> artifact(one, known).stream())
            .toList();
    return at.get("primary")
        .or(() -> at.get("file"))
        .flatMap(one -> artifact(one, known))
        .map(
            primary ->
                implementation(
                    primary,
                    dependencies,
                    at.get("operation_host").flatMap(this::host),
                    at.get("timeout").flatMap(this::timeout)));
  }

  private static Interface.Implementation implementation(
      Artifact primary,
      List<Artifact> dependencies,
      Optional<String> host,
      Optional<Duration> timeout) {
    return new Interface.Implementation(primary, dependencies, host, timeout);
  }

  private Optional<Artifact> artifact(Cursor at, Map<String, Artifact> known) {
    if (at.isMap() && at.get("file").isPresent()) {
      return at.get("file").get().text(problems).map(file -> artifacts.inline(at, file));
    }
    return at.text(problems)
        .map(name -> known.containsKey(name) ? known.get(name) : artifacts.file(name));
  }

  private Optional<String> host(Cursor at) {
    Optional<String> word = at.text(problems);
    if (word.isPresent() && !HOSTS.contains(word.get())) {
      problems.error(
          ProblemCode.INVALID_VALUE,
          at,
          "'%s' is no place where an operation runs%s"
              .formatted(Cursor.shortened(word.get()), Nearest.hint(word.get(), HOSTS)));
      return Optional.empty();
    }
    return word;
  }

  // Seconds, or a time with its unit.
  private Optional<Duration> timeout(Cursor at) {
    boolean isNumber = at.scalar().filter(text -> text.matches("[0-9]{1,9}")).isPresent();
    if (isNumber) {
      return at.scalar().map(Long::parseLong).map(Duration::ofSeconds);
    }
    return ScalarReader.read(at, ScalarType.TIME, problems)
        .filter(Scalar.Measure.class::isInstance)
        .map(Scalar.Measure.class::cast)
        .filter(measure -> measure.dimension() == Dimension.TIME)
        .map(measure -> Duration.ofSeconds(measure.amount().longValue()));
  }
}
