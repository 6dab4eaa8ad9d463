package levante.web.page.infrastructure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import levante.provisioner.infrastructure.Infrastructure.OutputValue;
import levante.web.page.infrastructure.Details.OutputLine;

/** Outputs as lines of their infrastructure's page. */
final class OutputLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Names that tell that a value opens something. */
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(secret|password|token|credential|key|kubeconfig).*");

  private OutputLines() {}

  static OutputLine of(OutputValue output) {
    return new OutputLine(
        output.name(), text(output.value()), SECRET.matcher(output.name()).matches());
  }

  private static String text(Object value) {
    if (!(value instanceof Map<?, ?>) && !(value instanceof Collection<?>)) {
      return String.valueOf(value);
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an output is what JSON holds", e);
    }
  }
}
