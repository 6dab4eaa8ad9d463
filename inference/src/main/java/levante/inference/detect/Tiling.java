package levante.inference.detect;

import java.util.ArrayList;
import java.util.List;
import levante.inference.picture.Box;

/**
 * The squares in which a picture is searched: the whole with bars, then squares of the short side,
 * its half and its quarter, which overlap by a half, so that every face is once large enough and
 * once uncut. Pure.
 */
final class Tiling {
  /** Smaller squares would only enlarge noise: the detector's input has 256 pixels a side. */
  private static final int SMALLEST = 160;

  private static final int LEVELS = 3;

  private Tiling() {}

  static List<Box> squares(int width, int height) {
    List<Box> squares = new ArrayList<>();
    squares.add(Box.around(width / 2.0, height / 2.0, Math.max(width, height)));
    double side = Math.min(width, height);
    for (int level = 0; level < LEVELS && (level == 0 || side >= SMALLEST); level++, side /= 2) {
      addLevel(squares, width, height, side);
    }
    return squares;
  }

  private static void addLevel(List<Box> squares, int width, int height, double side) {
    int columns = count(width, side);
    int rows = count(height, side);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        squares.add(
            new Box(at(column, columns, width - side), at(row, rows, height - side), side, side));
      }
    }
  }

  private static int count(double length, double side) {
    return side >= length ? 1 : (int) Math.ceil((length - side) / (side / 2)) + 1;
  }

  private static double at(int index, int count, double room) {
    return count == 1 ? 0 : room * index / (count - 1);
  }
}
