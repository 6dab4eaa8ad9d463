package levante.inference.picture;

/**
 * Makes a model's square input of a part of a picture: floats from -1 to 1, red, green, blue, row
 * by row. Shrinking averages areas, growing is linear; what lies outside the picture is black.
 * These are the rules the models were measured with.
 */
public final class Resampler {
  private static final int CHANNELS = 3;

  private Resampler() {}

  /** The part {@code view} of the picture as {@code side * side * 3} floats from -1 to 1. */
  public static float[] normalized(Picture picture, Box view, int side, Mirror mirror) {
    Taps across = Taps.of((int) view.x(), Math.max(1, (int) view.width()), side, picture.width());
    Taps down = Taps.of((int) view.y(), Math.max(1, (int) view.height()), side, picture.height());
    int top = down.first();
    float[] rows = shrinkRows(picture, across, top, down.last() - top + 1);
    float[] target = new float[side * side * CHANNELS];
    for (int y = 0; y < side; y++) {
      addRows(rows, down, y, top, target);
    }
    for (int i = 0; i < target.length; i++) {
      target[i] = target[i] / 127.5f - 1;
    }
    return mirror == Mirror.MIRRORED ? mirrored(target, side) : target;
  }

  private static float[] shrinkRows(Picture picture, Taps across, int top, int count) {
    int side = across.size();
    byte[] rgb = picture.rgb();
    float[] rows = new float[Math.max(0, count) * side * CHANNELS];
    for (int row = 0; row < count; row++) {
      int line = (top + row) * picture.width();
      for (int x = 0; x < side; x++) {
        int to = (row * side + x) * CHANNELS;
        for (int tap = 0; tap < across.count(x); tap++) {
          float weight = across.weight(x, tap);
          int from = (line + across.index(x, tap)) * CHANNELS;
          rows[to] += weight * (rgb[from] & 0xff);
          rows[to + 1] += weight * (rgb[from + 1] & 0xff);
          rows[to + 2] += weight * (rgb[from + 2] & 0xff);
        }
      }
    }
    return rows;
  }

  private static void addRows(float[] rows, Taps down, int y, int top, float[] target) {
    int length = down.size() * CHANNELS;
    for (int tap = 0; tap < down.count(y); tap++) {
      float weight = down.weight(y, tap);
      int from = (down.index(y, tap) - top) * length;
      for (int i = 0; i < length; i++) {
        target[y * length + i] += weight * rows[from + i];
      }
    }
  }

  private static float[] mirrored(float[] pixels, int side) {
    float[] target = new float[pixels.length];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int from = (y * side + x) * CHANNELS;
        System.arraycopy(pixels, from, target, (y * side + side - 1 - x) * CHANNELS, CHANNELS);
      }
    }
    return target;
  }
}
