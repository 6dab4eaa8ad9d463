package levante.bench.tool;

import java.util.List;
import java.util.Map;

/** What came of a measurement or a campaign. */
public interface Report {
  /** What was promised and not kept, a sentence each; nothing when all was. */
  List<String> broken();

  /** For people. */
  String text();

  /** For programs. */
  Map<String, Object> values();
}
