package levante.oscar.compose;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes YAML as a person would, and so that any text is read back as it was given. */
final class FdlLines {
  private static final String FIELD = " ".repeat(6);
  private static final String DEEPER = " ".repeat(8);

  /** A word that no reader of YAML takes for something else. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/]([\\w./:@+-]*[\\w./@+-])?");

  private static final Set<String> NO_TEXT = Set.of("null", "true", "false");

  /** What a block may hold: YAML's printable characters but the line ends of its older versions. */
  private static final Pattern BLOCK =
      Pattern.compile(
          "[\\t\\n\\x20-\\x7e\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd]*");

  private final StringBuilder text = new StringBuilder();

  void line(String line) {
    text.append(line).append('\n');
  }

  /** A field of the service; nothing when its value is blank. */
  void field(String name, String value) {
    if (!value.isBlank()) {
      line("%s%s: %s".formatted(FIELD, name, scalar(value.strip())));
    }
  }

  /** A field with fields of its own, on one line. */
  void field(String name, Map<String, String> values) {
    line(
        values.entrySet().stream()
            .map(one -> "%s: %s".formatted(one.getKey(), scalar(one.getValue())))
            .collect(Collectors.joining(", ", "%s%s: {".formatted(FIELD, name), "}")));
  }

  /** A text of several lines, which ends with one line end. */
  void text(String name, String value) {
    String lines = value.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
    if (lines.isBlank()) {
      return;
    }
    if (!BLOCK.matcher(lines).matches()) {
      line("%s%s: %s".formatted(FIELD, name, quoted(lines + "\n")));
      return;
    }
    // A first line that begins with a blank would be taken for the indentation of all.
    line("%s%s: |%s".formatted(FIELD, name, lines.matches("(?s)\\s.*") ? "2" : ""));
    lines.lines().forEach(line -> line(line.isEmpty() ? "" : DEEPER + line));
  }

  /** Where files are. */
  void path(String name, String path) {
    if (!path.isBlank()) {
      line("%s%s:".formatted(FIELD, name));
      line("%s- path: %s".formatted(FIELD, scalar(path.strip())));
    }
  }

  /** Plain environment. */
  void variables(Map<String, String> variables) {
    if (!variables.isEmpty()) {
      line(FIELD + "environment:");
      line(DEEPER + "variables:");
      variables.forEach(
          (name, value) -> line("%s  %s: %s".formatted(DEEPER, scalar(name), scalar(value))));
    }
  }

  static String scalar(String value) {
    boolean isPlain =
        PLAIN.matcher(value).matches() && !NO_TEXT.contains(value.toLowerCase(Locale.ROOT));
    return isPlain ? value : quoted(value);
  }

  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    value.codePoints().forEach(point -> quoted.append(escaped(point)));
    return quoted.append('"').toString();
  }

  private static String escaped(int point) {
    return switch (point) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      default -> {
        String one = Character.toString(point);
        boolean isPrintable = point >= ' ' && BLOCK.matcher(one).matches();
        yield isPrintable ? one : "\\U%08X".formatted(point);
      }
    };
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
