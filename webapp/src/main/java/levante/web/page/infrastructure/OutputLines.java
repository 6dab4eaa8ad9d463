package levante.web.page.infrastructure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import levante.provisioner.infrastructure.Infrastructure.OutputValue;
import levante.web.page.infrastructure.Details.OutputLine;

/** Outputs as lines of their infrastructure's page. */
final class OutputLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Names that tell that a value opens something. */
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(secret|password|token|credential|key|kubeconfig).*");

  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s@]+");

  private OutputLines() {}

  static OutputLine of(OutputValue output) {
    String text = text(output.value());
    boolean isSecret = SECRET.matcher(output.name()).matches();
    Optional<QrView> qr =
        Optional.of(text)
            .filter(any -> !isSecret && ADDRESS.matcher(any).matches())
            .flatMap(QrView::of);
    return new OutputLine(output.name(), text, isSecret, qr);
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
