package levante.tosca.archive;

import levante.kernel.SourcePosition;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/** Notes why an archive cannot be opened, under its name. */
final class ArchiveProblems {
  private final String archive;
  private final Problems problems;

  ArchiveProblems(String archive, Problems problems) {
    this.archive = archive;
    this.problems = problems;
  }

  /** What is wrong with the archive as a whole. */
  void add(String message) {
    problems.error(ProblemCode.INVALID_ARCHIVE, SourcePosition.startOf(archive), "", message);
  }

  /** What is wrong at a line of one of its files. */
  void add(String file, int line, int length, String message) {
    problems.error(
        ProblemCode.INVALID_ARCHIVE,
        new SourcePosition(archive + "!/" + file, line, 1, length),
        "",
        message);
  }
}
