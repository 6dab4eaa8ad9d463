package levante.tosca.define;

import java.util.List;
import java.util.Optional;
import levante.kernel.SourcePosition;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/** Reads which version of TOSCA a file is written in. */
public final class VersionReader {
  private static final List<String> VERSIONS =
      List.of(
          "tosca_simple_yaml_1_0",
          "tosca_simple_yaml_1_1",
          "tosca_simple_yaml_1_2",
          "tosca_simple_yaml_1_3");

  private VersionReader() {}

  /** The version, or nothing and a problem. */
  public static Optional<String> read(String file, Cursor document, Problems problems) {
    Optional<Cursor> version = document.get("tosca_definitions_version");
    if (version.isEmpty()) {
      problems.error(
          ProblemCode.MISSING_TOSCA_VERSION,
          SourcePosition.startOf(file),
          "tosca_definitions_version",
          "the template has to say tosca_definitions_version: tosca_simple_yaml_1_3");
      return Optional.empty();
    }
    Optional<String> known = version.get().scalar().filter(VERSIONS::contains);
    if (known.isEmpty()) {
      String written = version.get().scalar().orElse("");
      problems.error(
          ProblemCode.UNKNOWN_TOSCA_VERSION,
          version.get(),
          "'%s' is not a version that is read here%s"
              .formatted(Cursor.shortened(written), Nearest.hint(written, VERSIONS)));
    }
    return known;
  }
}
