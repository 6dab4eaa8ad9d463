package levante.inference.classify;

import java.util.List;
import java.util.Locale;
import levante.inference.picture.Box;
import levante.inference.picture.Picture;

/**
 * Draws boxes and labels: green and {@code MASK 0.98}, red and {@code NO MASK 0.02}. With letters
 * of its own: a job's machine need not have any font, and Java2D then refuses to write.
 */
final class FaceMarks {
  private static final Colour GREEN = new Colour(0x2e, 0xb8, 0x4c);
  private static final Colour RED = new Colour(0xe0, 0x30, 0x30);
  private static final Colour WHITE = new Colour(0xff, 0xff, 0xff);

  private final Picture picture;
  private final int line;
  private final int dot;

  private record Colour(int red, int green, int blue) {}

  private FaceMarks(Picture picture) {
    this.picture = picture;
    this.line = Math.max(2, picture.height() / 240);
    this.dot = Math.max(1, picture.height() / 300);
  }

  /** A picture of its own with the faces marked. */
  static Picture draw(Picture original, List<ClassifiedFace> faces) {
    FaceMarks marks = new FaceMarks(original.copy());
    faces.forEach(marks::mark);
    return marks.picture;
  }

  private void mark(ClassifiedFace face) {
    Colour colour = face.masked() ? GREEN : RED;
    Box box = face.box().rounded();
    int x = (int) box.x();
    int y = (int) box.y();
    int width = (int) box.width();
    int height = (int) box.height();
    fill(x, y, width, line, colour);
    fill(x, y + height - line, width, line, colour);
    fill(x, y, line, height, colour);
    fill(x + width - line, y, line, height, colour);
    label(face, x, y, colour);
  }

  private void label(ClassifiedFace face, int x, int y, Colour colour) {
    String text =
        String.format(Locale.ROOT, "%s %.2f", face.masked() ? "MASK" : "NO MASK", face.mask());
    int width = (text.length() * DotLetters.ADVANCE + 1) * dot;
    int height = (DotLetters.HEIGHT + 4) * dot;
    int left = Math.max(0, Math.min(x, picture.width() - width));
    int top = y - height >= 0 ? y - height : y;
    fill(left, top, width, height, colour);
    for (int at = 0; at < text.length(); at++) {
      letter(text.charAt(at), left + (at * DotLetters.ADVANCE + 1) * dot, top + 2 * dot);
    }
  }

  private void letter(char letter, int left, int top) {
    for (int row = 0; row < DotLetters.HEIGHT; row++) {
      for (int column = 0; column < DotLetters.WIDTH; column++) {
        if (DotLetters.inked(letter, column, row)) {
          fill(left + column * dot, top + row * dot, dot, dot, WHITE);
        }
      }
    }
  }

  private void fill(int left, int top, int width, int height, Colour colour) {
    for (int y = Math.max(0, top); y < Math.min(top + height, picture.height()); y++) {
      for (int x = Math.max(0, left); x < Math.min(left + width, picture.width()); x++) {
        int to = (y * picture.width() + x) * 3;
        picture.rgb()[to] = (byte) colour.red();
        picture.rgb()[to + 1] = (byte) colour.green();
        picture.rgb()[to + 2] = (byte) colour.blue();
      }
    }
  }
}
