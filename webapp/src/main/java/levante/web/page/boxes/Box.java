package levante.web.page.boxes;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that was found in a picture, in pixels from its upper left corner.
 *
 * @param label what it is
 * @param score how sure its finder was of the label, 0 to 1
 */
public record Box(
    double x, double y, double width, double height, String label, Optional<Double> score) {
  public Box {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(score, "score");
    if (!(x >= 0 && y >= 0 && width > 0 && height > 0)) {
      throw new IllegalStateException("a box of %s x %s at %s, %s".formatted(width, height, x, y));
    }
  }
}
