package levante.web.page.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * CSV as RFC 4180 has it, in UTF-8. A text that a spreadsheet would take for a formula has an
 * apostrophe before it, which spreadsheets read as the sign of a text. Source: OWASP, CSV
 * Injection.
 */
final class CsvLines implements Lines {
  private static final String FORMULA = "=+-@\t\r";
  private static final String QUOTED = "\",\r\n";

  private final Writer out;

  CsvLines(OutputStream out, List<String> names) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    row(names);
  }

  @Override
  public void row(List<?> cells) throws IOException {
    out.write(cells.stream().map(CsvLines::cell).collect(Collectors.joining(",", "", "\r\n")));
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }

  private static String cell(Object value) {
    if (value instanceof Optional) {
      return "";
    }
    if (value instanceof BigDecimal exact) {
      return exact.toPlainString();
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    String text =
        value instanceof List<?> several
            ? several.stream().map(Object::toString).collect(Collectors.joining("; "))
            : value.toString();
    return quoted(harmless(text));
  }

  private static String harmless(String text) {
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }

  private static String quoted(String text) {
    return text.chars().anyMatch(one -> QUOTED.indexOf(one) >= 0)
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
