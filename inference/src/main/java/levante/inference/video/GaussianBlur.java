package levante.inference.video;

import levante.inference.picture.Box;
import levante.inference.picture.Picture;

/** A Gaussian blur of a part of a picture, hard at its edge, so that nothing shines through. */
final class GaussianBlur {
  private static final int CHANNELS = 3;

  private final float[] kernel;
  private final int reach;

  GaussianBlur(double sigma) {
    reach = (int) Math.ceil(3 * sigma);
    kernel = new float[2 * reach + 1];
    float sum = 0;
    for (int i = -reach; i <= reach; i++) {
      kernel[i + reach] = (float) Math.exp(-i * i / (2 * sigma * sigma));
      sum += kernel[i + reach];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
  }

  /** Changes the picture's pixels inside the area; those outside take part but stay. */
  void apply(Picture picture, Box area) {
    int left = (int) area.x();
    int top = (int) area.y();
    int width = (int) Math.ceil(area.x() + area.width()) - left;
    int height = (int) Math.ceil(area.y() + area.height()) - top;
    float[] rows = across(picture, left, top - reach, width, height + 2 * reach);
    for (int y = 0; y < height; y++) {
      for (int i = 0; i < width * CHANNELS; i++) {
        float sum = 0;
        for (int tap = 0; tap < kernel.length; tap++) {
          sum += kernel[tap] * rows[(y + tap) * width * CHANNELS + i];
        }
        picture.rgb()[((top + y) * picture.width() + left) * CHANNELS + i] =
            (byte) Math.min(255, Math.round(sum));
      }
    }
  }

  private float[] across(Picture picture, int left, int top, int width, int height) {
    float[] rows = new float[width * height * CHANNELS];
    byte[] rgb = picture.rgb();
    for (int row = 0; row < height; row++) {
      int line = clamp(top + row, picture.height()) * picture.width();
      for (int x = 0; x < width; x++) {
        int to = (row * width + x) * CHANNELS;
        for (int tap = 0; tap < kernel.length; tap++) {
          int from = (line + clamp(left + x + tap - reach, picture.width())) * CHANNELS;
          rows[to] += kernel[tap] * (rgb[from] & 0xff);
          rows[to + 1] += kernel[tap] * (rgb[from + 1] & 0xff);
          rows[to + 2] += kernel[tap] * (rgb[from + 2] & 0xff);
        }
      }
    }
    return rows;
  }

  private static int clamp(int index, int size) {
    return Math.min(Math.max(index, 0), size - 1);
  }
}
