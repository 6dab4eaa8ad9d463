package levante.cli.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import levante.kernel.Diagnostic;
import levante.tosca.parse.Remedy;

/** Diagnostics for scripts. The keys are public API; {@code docs/reference/cli.md} lists them. */
final class DiagnosticJson {
  private DiagnosticJson() {}

  static List<Map<String, Object>> of(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(DiagnosticJson::of).toList();
  }

  private static Map<String, Object> of(Diagnostic diagnostic) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", diagnostic.code());
    json.put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
    json.put("file", diagnostic.position().file());
    json.put("line", diagnostic.position().line());
    json.put("column", diagnostic.position().column());
    json.put("length", diagnostic.position().length());
    json.put("path", diagnostic.path());
    json.put("message", diagnostic.message());
    Remedy.of(diagnostic).ifPresent(help -> json.put("help", help));
    return json;
  }
}
