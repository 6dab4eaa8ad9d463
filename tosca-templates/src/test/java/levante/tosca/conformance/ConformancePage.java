package levante.tosca.conformance;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page that tells what becomes of foreign templates. Which are refused and for which codes is
 * rendered; why that is right is a person's word, which stays.
 */
record ConformancePage(String text) {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`]+)` \\| ([A-Z_ ]+) \\| (.+) \\|\\n");
  private static final Pattern SUM =
      Pattern.compile("tosca-parser 2\\.9\\.0: \\d+ files, \\d+ read, \\d+ refused\\.");

  /** The same page with these outcomes; a refusal that nobody has explained yet has no reason. */
  ConformancePage with(int files, SortedMap<String, String> refusals) {
    SortedMap<String, String> reasons = new TreeMap<>();
    Matcher row = ROW.matcher(text);
    int start = -1;
    int end = -1;
    // Only the first table: others have rows like these.
    while (row.find() && (end < 0 || row.start() == end)) {
      start = start < 0 ? row.start() : start;
      end = row.end();
      reasons.put(row.group(1), row.group(3));
    }
    StringBuilder rows = new StringBuilder();
    refusals.forEach(
        (name, codes) ->
            rows.append(
                "| `%s` | %s | %s |\n".formatted(name, codes, reasons.getOrDefault(name, ""))));
    String table = text.substring(0, start) + rows + text.substring(end);
    return new ConformancePage(
        SUM.matcher(table)
            .replaceFirst(
                "tosca-parser 2.9.0: %d files, %d read, %d refused."
                    .formatted(files, files - refusals.size(), refusals.size())));
  }
}
