package levante.oscar.compose;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * One service as a form asks for it, and the FDL that says the same. Nothing of it is checked here:
 * whoever reads the FDL does that, with the place of each problem. What is empty is left out.
 *
 * @param cluster its name within an infrastructure, or its id
 * @param source the image and the script that runs in it
 * @param bounds as quantities of Kubernetes
 * @param files where they come from and go to
 * @param variables plain environment of the script
 * @param readyPods so many are kept for calls whose callers wait; 0 when each call is a job
 */
public record ServiceDraft(
    String cluster,
    String name,
    Source source,
    Bounds bounds,
    Files files,
    Map<String, String> variables,
    int readyPods) {
  /** What runs. */
  public record Source(String image, String script) {}

  /** What one job may use. */
  public record Bounds(String memory, String cpu) {}

  /** A bucket, or a bucket and a folder, each. */
  public record Files(String input, String output) {}

  public ServiceDraft {
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(bounds, "bounds");
    Objects.requireNonNull(files, "files");
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /**
   * Reads a line {@code NAME=value} for each variable; empty lines count nothing.
   *
   * @throws LevanteException INVALID_REQUEST, which names the line
   */
  public static Map<String, String> variables(String lines) {
    Map<String, String> variables = new LinkedHashMap<>();
    int number = 0;
    for (String line : lines.lines().toList()) {
      number++;
      int equals = line.indexOf('=');
      if (line.isBlank()) {
        continue;
      }
      if (equals < 1) {
        throw new LevanteException(
            ErrorCode.INVALID_REQUEST,
            "line %d of the variables, '%s', is not NAME=value".formatted(number, line.strip()));
      }
      String name = line.substring(0, equals).strip();
      if (variables.put(name, line.substring(equals + 1)) != null) {
        throw new LevanteException(
            ErrorCode.INVALID_REQUEST,
            "line %d of the variables sets '%s' again".formatted(number, name));
      }
    }
    return variables;
  }

  /** The FDL text. */
  public String fdl() {
    FdlLines lines = new FdlLines();
    lines.line("functions:");
    lines.line("  oscar:");
    lines.line("  - %s:".formatted(FdlLines.scalar(cluster)));
    lines.field("name", name);
    lines.field("image", source.image());
    lines.field("memory", bounds.memory());
    lines.field("cpu", bounds.cpu());
    lines.text("script", source.script());
    lines.path("input", files.input());
    lines.path("output", files.output());
    lines.variables(variables);
    if (readyPods > 0) {
      lines.field("synchronous", Map.of("min_scale", String.valueOf(readyPods)));
    }
    return lines.toString();
  }
}
