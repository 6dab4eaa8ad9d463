package levante.tosca.archive;

import java.util.List;
import levante.kernel.Diagnostic;
import levante.kernel.SourcePosition;
import levante.tosca.parse.ProblemCode;

/** Opens cloud service archives. */
public final class Archives {
  private Archives() {}

  /**
   * Opens an archive. Throws nothing, whatever the bytes are.
   *
   * @param name what diagnostics call it, such as {@code cluster.csar}
   */
  public static ArchiveResult read(String name, byte[] zip) {
    return new ArchiveResult.Refused(
        List.of(
            Diagnostic.error(
                ProblemCode.INVALID_ARCHIVE.name(),
                SourcePosition.startOf(name),
                "",
                "an archive of %d bytes cannot be opened yet".formatted(zip.length))));
  }
}
