package levante.inference.jpeg;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import levante.inference.picture.Box;

/** A box as {@code "box":[x,y,w,h]} in whole pixels. */
public final class BoxJson {
  private BoxJson() {}

  /** Writes the field into the object that is open. */
  public static void write(JsonGenerator json, Box box) throws IOException {
    Box whole = box.rounded();
    json.writeArrayFieldStart("box");
    json.writeNumber((long) whole.x());
    json.writeNumber((long) whole.y());
    json.writeNumber((long) whole.width());
    json.writeNumber((long) whole.height());
    json.writeEndArray();
  }

  static Box read(JsonParser json) throws IOException {
    double[] numbers = new double[4];
    int count = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == null || count == numbers.length) {
        throw new IllegalArgumentException("a box has four numbers");
      }
      numbers[count++] = json.getDoubleValue();
    }
    if (count != numbers.length) {
      throw new IllegalArgumentException("a box has four numbers");
    }
    return new Box(numbers[0], numbers[1], numbers[2], numbers[3]);
  }
}
