package levante.inference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import levante.inference.detect.Detection;
import levante.inference.jpeg.BoxJson;

/** The answer of {@code detect}: printed whole at the end, or not at all. */
final class FoundFaces implements AutoCloseable {
  private final PrintWriter out;
  private final StringWriter text = new StringWriter();
  private final JsonGenerator json;

  private FoundFaces(PrintWriter out) throws IOException {
    this.out = out;
    this.json = new JsonFactory().createGenerator(text);
  }

  static FoundFaces printedTo(PrintWriter out) throws IOException {
    FoundFaces faces = new FoundFaces(out);
    faces.json.writeStartObject();
    faces.json.writeArrayFieldStart("frames");
    return faces;
  }

  void add(long number, Duration time, List<Detection> faces) throws IOException {
    json.writeStartObject();
    json.writeNumberField("frame", number);
    json.writeNumberField("t_s", time.toMillis() / 1e3);
    json.writeArrayFieldStart("faces");
    for (Detection face : faces) {
      json.writeStartObject();
      BoxJson.write(json, face.box());
      json.writeNumberField("score", Math.round(face.score() * 1000) / 1000.0);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  void print() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.flush();
    out.println(text);
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
