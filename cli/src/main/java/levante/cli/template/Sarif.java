package levante.cli.template;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.Diagnostic;
import levante.kernel.SourcePosition;
import levante.tosca.parse.ProblemCode;

/**
 * Diagnostics in SARIF 2.1.0 (OASIS Standard, 27 March 2020), which editors and code hosts read.
 */
final class Sarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final List<String> CODES =
      Arrays.stream(ProblemCode.values()).map(ProblemCode::name).toList();

  private Sarif() {}

  /**
   * One run with all codes as rules.
   *
   * @param page where the codes are explained, if that is known
   */
  static Map<String, Object> of(List<Diagnostic> diagnostics, String version, Optional<URI> page) {
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "levante");
    driver.put("version", version);
    driver.put("rules", Arrays.stream(ProblemCode.values()).map(one -> rule(one, page)).toList());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "unicodeCodePoints");
    run.put("results", diagnostics.stream().map(Sarif::result).toList());
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return log;
  }

  private static Map<String, Object> rule(ProblemCode code, Optional<URI> page) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", code.name());
    rule.put("shortDescription", text(code.meaning()));
    rule.put("fullDescription", text(code.meaning()));
    rule.put("help", text(code.meaning() + " See docs/reference/tosca-diagnostics.md."));
    page.ifPresent(uri -> rule.put("helpUri", uri.toString()));
    rule.put("defaultConfiguration", Map.of("level", "error"));
    return rule;
  }

  private static Map<String, Object> result(Diagnostic diagnostic) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", diagnostic.code());
    if (CODES.contains(diagnostic.code())) {
      result.put("ruleIndex", CODES.indexOf(diagnostic.code()));
    }
    result.put("level", diagnostic.isError() ? "error" : "warning");
    result.put("message", text(diagnostic.message()));
    Map<String, Object> location = new LinkedHashMap<>();
    location.put("physicalLocation", place(diagnostic.position()));
    if (!diagnostic.path().isEmpty()) {
      location.put("logicalLocations", List.of(Map.of("fullyQualifiedName", diagnostic.path())));
    }
    result.put("locations", List.of(location));
    return result;
  }

  private static Map<String, Object> place(SourcePosition at) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", at.line());
    region.put("startColumn", at.column());
    region.put("endLine", at.line());
    region.put("endColumn", at.column() + at.length());
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("artifactLocation", Map.of("uri", uri(at.file())));
    place.put("region", region);
    return place;
  }

  // Relative paths stay relative, so that a code host finds them in the checkout.
  private static String uri(String file) {
    try {
      if (file.contains("://")) {
        return URI.create(file).toString();
      }
      return file.startsWith("/")
          ? Path.of(file).toUri().toString()
          : new URI(null, null, file.contains(":") ? "./" + file : file, null).toASCIIString();
    } catch (URISyntaxException | IllegalArgumentException odd) {
      return URI.create("template").toString();
    }
  }

  private static Map<String, Object> text(String sentence) {
    return new LinkedHashMap<>(Map.of("text", sentence));
  }
}
