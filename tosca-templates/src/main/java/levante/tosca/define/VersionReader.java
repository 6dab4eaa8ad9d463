package levante.tosca.define;

import java.util.Optional;
import levante.kernel.SourcePosition;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.ToscaVersion;

/** Reads which version of TOSCA a file is written in. */
public final class VersionReader {
  private VersionReader() {}

  /** The version, or nothing and a problem. */
  public static Optional<ToscaVersion> read(String file, Cursor document, Problems problems) {
    Optional<Cursor> version = document.get("tosca_definitions_version");
    if (version.isEmpty()) {
      problems.error(
          ProblemCode.MISSING_TOSCA_VERSION,
          SourcePosition.startOf(file),
          "tosca_definitions_version",
          "the template has to say tosca_definitions_version: " + ToscaVersion.newest().text());
      return Optional.empty();
    }
    Optional<ToscaVersion> known = version.get().scalar().flatMap(ToscaVersion::named);
    if (known.isEmpty()) {
      String written = version.get().scalar().orElse("");
      problems.error(
          ProblemCode.UNKNOWN_TOSCA_VERSION,
          version.get(),
          "'%s' is not a version that is read here%s"
              .formatted(Cursor.shortened(written), Nearest.hint(written, ToscaVersion.texts())));
    }
    return known;
  }
}
