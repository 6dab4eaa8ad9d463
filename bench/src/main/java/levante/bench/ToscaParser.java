package levante.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The peer: tosca-parser in an environment of its own, which a script of the tests sets up. */
final class ToscaParser {
  private static final String PROFILE =
      "https://raw.githubusercontent.com/grycap/tosca/main/custom_types.yaml";
  private final Path scripts;
  private final Path tools;

  /** Fetches it when it is not there yet. */
  ToscaParser(Path home) {
    scripts = home.resolve("src/test/infra").toAbsolutePath();
    tools = Path.of(Command.output(List.of("sh", scripts.resolve("tosca-tools.sh").toString())));
  }

  /** The shortest of some readings of one template in one process, in seconds. */
  double best(Path template, Path types, int readings) {
    Map<String, Object> given =
        Map.of(
            "name",
            "measured",
            "files",
            List.of(template.toString()),
            "map",
            Map.of(PROFILE, types.toAbsolutePath().toString()));
    try {
      return Double.parseDouble(
          Command.output(
              List.of(
                  tools.resolve("venv/bin/python").toString(),
                  scripts.resolve("tosca_parser.py").toString(),
                  "time",
                  String.valueOf(readings),
                  JsonMapper.builder().build().writeValueAsString(given))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
