package levante.cli.lsp;

import java.util.List;
import levante.kernel.SourcePosition;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Columns: ours count code points from 1, the protocol's UTF-16 units from 0. */
final class Positions {
  private Positions() {}

  static Range range(SourcePosition at, List<String> lines) {
    String line = at.line() <= lines.size() ? lines.get(at.line() - 1) : "";
    int start = units(line, at.column() - 1);
    int end = units(line, at.column() - 1 + at.length());
    return new Range(
        new Position(at.line() - 1, start), new Position(at.line() - 1, Math.max(start, end)));
  }

  private static int units(String line, int codePoints) {
    int known = line.codePointCount(0, line.length());
    return codePoints <= known ? line.offsetByCodePoints(0, codePoints) : line.length();
  }
}
