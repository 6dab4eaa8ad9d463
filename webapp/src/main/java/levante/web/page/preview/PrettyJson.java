package levante.web.page.preview;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;

/** Writes JSON with a line for each value. Numbers and doubled names stay as they are. */
final class PrettyJson {
  private static final JsonFactory JSON = new JsonFactory();

  private PrettyJson() {}

  /** The same JSON; empty when it is none. */
  static Optional<String> of(String text) {
    StringWriter written = new StringWriter();
    DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
    lines.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    try (JsonParser parser = JSON.createParser(text);
        JsonGenerator generator = JSON.createGenerator(written).setPrettyPrinter(lines)) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return Optional.empty();
      }
      while (token != null) {
        if (token.isNumeric()) {
          generator.writeNumber(parser.getText());
        } else {
          generator.copyCurrentEvent(parser);
        }
        token = parser.nextToken();
      }
    } catch (IOException notJson) {
      return Optional.empty();
    }
    return Optional.of(written.toString());
  }
}
