package levante.inference.jpeg;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import levante.inference.detect.Detection;
import levante.inference.picture.Box;

/**
 * The metadata's text: {@code {"frame":25,"t_s":1.0,"video":"a.mp4","width":960,"height":540,
 * "faces":[{"box":[x,y,w,h],"score":0.91}]}}. Streaming, because binding would cost a job a fifth
 * of a second.
 */
final class FrameMetadataJson {
  private static final JsonFactory JSON = new JsonFactory();

  private long frame;
  private double seconds;
  private String video = "";
  private int width;
  private int height;
  private final List<Detection> faces = new ArrayList<>();

  private FrameMetadataJson() {}

  static String write(FrameMetadata data) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("frame", data.frame());
      json.writeNumberField("t_s", data.seconds());
      json.writeStringField("video", data.video());
      json.writeNumberField("width", data.width());
      json.writeNumberField("height", data.height());
      json.writeArrayFieldStart("faces");
      for (Detection face : data.faces()) {
        json.writeStartObject();
        BoxJson.write(json, face.box());
        json.writeNumberField("score", Math.round(face.score() * 1000) / 1000.0);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Throws IOException or IllegalArgumentException when the text is not such metadata. */
  static FrameMetadata read(String text) throws IOException {
    FrameMetadataJson read = new FrameMetadataJson();
    try (JsonParser json = JSON.createParser(text)) {
      require(json.nextToken() == JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        read.field(json);
      }
      require(json.currentToken() == JsonToken.END_OBJECT);
    }
    return new FrameMetadata(
        read.frame, read.seconds, read.video, read.width, read.height, read.faces);
  }

  private void field(JsonParser json) throws IOException {
    String name = json.currentName();
    json.nextToken();
    switch (name) {
      case "frame" -> frame = json.getLongValue();
      case "t_s" -> seconds = json.getDoubleValue();
      case "video" -> video = json.getText();
      case "width" -> width = json.getIntValue();
      case "height" -> height = json.getIntValue();
      case "faces" -> faces(json);
      default -> json.skipChildren();
    }
  }

  private void faces(JsonParser json) throws IOException {
    require(json.currentToken() == JsonToken.START_ARRAY);
    while (json.nextToken() == JsonToken.START_OBJECT) {
      Box box = new Box(0, 0, 0, 0);
      double score = 0;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "box" -> box = BoxJson.read(json);
          case "score" -> score = json.getDoubleValue();
          default -> json.skipChildren();
        }
      }
      faces.add(new Detection(box, score));
    }
    require(json.currentToken() == JsonToken.END_ARRAY);
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("the metadata inside the picture is malformed");
    }
  }
}
