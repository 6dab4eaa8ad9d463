package levante.web.page.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** An array with an object for each row, in UTF-8; what is absent is null. */
final class JsonArray implements Lines {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private final JsonGenerator out;
  private final List<String> names;

  JsonArray(OutputStream out, List<String> names) throws IOException {
    this.out = JSON.createGenerator(out);
    this.names = List.copyOf(names);
    this.out.writeStartArray();
  }

  @Override
  public void row(List<?> cells) throws IOException {
    out.writeStartObject();
    for (int i = 0; i < names.size(); i++) {
      out.writeFieldName(names.get(i));
      cell(cells.get(i));
    }
    out.writeEndObject();
  }

  private void cell(Object value) throws IOException {
    if (value instanceof Optional) {
      out.writeNull();
    } else if (value instanceof List<?> several) {
      out.writeStartArray();
      for (Object one : several) {
        out.writeString(one.toString());
      }
      out.writeEndArray();
    } else if (value instanceof BigDecimal exact) {
      out.writeNumber(exact);
    } else if (value instanceof Number number) {
      out.writeNumber(number.longValue());
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else {
      out.writeString(value.toString());
    }
  }

  @Override
  public void end() throws IOException {
    out.writeEndArray();
    out.flush();
  }
}
