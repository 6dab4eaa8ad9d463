package levante.web.page.boxes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a JSON file says was found in a picture: {@code {"boxes":[{"box":[x,y,width,height],
 * "label":"car","score":0.91}]}}, or the {@code faces} of levante-vision, which have a {@code mask}
 * in the place of a label. All of it is right, or none of it is taken.
 *
 * @param wrong why none is taken
 */
record BoxFile(List<Box> boxes, Optional<String> wrong) {
  /** A larger file is not read. */
  static final int MOST_BYTES = 1 << 20;

  static final int MOST_BOXES = 1_000;
  static final int MOST_LABELS = 12;
  static final int MOST_LETTERS = 40;

  /** Finders round: so far a box may reach beyond the picture, where it is cut. */
  private static final double ROUNDING_PIXELS = 1;

  /** As levante-vision judges. */
  private static final double MASKED = 0.5;

  private static final String FACES = "faces";
  private static final String BOXES = "boxes";
  private static final String FRAMES = "frames";
  private static final String SCORE = "score";
  private static final String MASK = "mask";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  BoxFile {
    boxes = List.copyOf(boxes);
    Objects.requireNonNull(wrong, "wrong");
  }

  /** Says in which box what is wrong. */
  private static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Wrong(String why) {
      super(why);
    }
  }

  /** What a text says of a picture of that size; empty when it speaks of no boxes. */
  static Optional<BoxFile> read(byte[] text, PictureSize size) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (IOException notJson) {
      return Optional.empty();
    }
    JsonNode frames = root.path(FRAMES);
    JsonNode holder = frames.isArray() && frames.size() == 1 ? frames.path(0) : root;
    boolean faces = holder.path(FACES).isArray();
    if (faces == holder.path(BOXES).isArray()) {
      return Optional.empty();
    }
    try {
      List<Box> boxes = boxes(holder.path(faces ? FACES : BOXES), faces, size);
      return Optional.of(new BoxFile(boxes, Optional.empty()));
    } catch (Wrong wrong) {
      return Optional.of(new BoxFile(List.of(), Optional.of(wrong.getMessage())));
    }
  }

  private static List<Box> boxes(JsonNode all, boolean faces, PictureSize size) {
    require(all.size() <= MOST_BOXES, "it has more than %d boxes".formatted(MOST_BOXES));
    List<Box> boxes = new ArrayList<>();
    for (JsonNode one : all) {
      try {
        boxes.add(box(one, faces, size));
      } catch (Wrong wrong) {
        throw new Wrong("box %d %s".formatted(boxes.size() + 1, wrong.getMessage()));
      }
    }
    require(
        boxes.stream().map(Box::label).distinct().count() <= MOST_LABELS,
        "it has more than %d different labels".formatted(MOST_LABELS));
    return boxes;
  }

  private static Box box(JsonNode one, boolean faces, PictureSize size) {
    JsonNode sides = one.path("box");
    require(sides.isArray() && sides.size() == 4, "has no list of four numbers, its box");
    double x = number(sides.path(0));
    double y = number(sides.path(1));
    double right = x + number(sides.path(2));
    double bottom = y + number(sides.path(3));
    require(
        x >= -ROUNDING_PIXELS
            && y >= -ROUNDING_PIXELS
            && right <= size.width() + ROUNDING_PIXELS
            && bottom <= size.height() + ROUNDING_PIXELS,
        "lies outside of the picture of %d x %d pixels".formatted(size.width(), size.height()));
    double left = Math.max(0, x);
    double top = Math.max(0, y);
    double width = Math.min(right, size.width()) - left;
    double height = Math.min(bottom, size.height()) - top;
    require(width > 0 && height > 0, "has no area within the picture");
    return faces ? face(one, left, top, width, height) : labelled(one, left, top, width, height);
  }

  private static Box labelled(JsonNode one, double x, double y, double width, double height) {
    JsonNode text = one.path("label");
    String label = text.isTextual() ? text.textValue().strip() : "";
    require(
        !label.isEmpty()
            && label.length() <= MOST_LETTERS
            && label.chars().noneMatch(Character::isISOControl),
        "has no label of 1 to %d letters".formatted(MOST_LETTERS));
    return new Box(x, y, width, height, label, share(one.path(SCORE), SCORE));
  }

  private static Box face(JsonNode one, double x, double y, double width, double height) {
    Optional<Double> mask = share(one.path(MASK), MASK);
    String label = mask.map(p -> p >= MASKED ? "with mask" : "without mask").orElse("face");
    Optional<Double> sure = mask.map(p -> p >= MASKED ? p : 1 - p);
    return new Box(x, y, width, height, label, sure.or(() -> share(one.path(SCORE), SCORE)));
  }

  private static Optional<Double> share(JsonNode value, String name) {
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    double share = value.isNumber() ? value.doubleValue() : Double.NaN;
    require(share >= 0 && share <= 1, "has a %s that is no number from 0 to 1".formatted(name));
    return Optional.of(share);
  }

  private static double number(JsonNode value) {
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    require(Double.isFinite(number), "has something in its box that is no number");
    return number;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Wrong(otherwise);
    }
  }
}
