package levante.inference.picture;

/** Along one axis: which source pixels make up each target pixel, and with which weights. */
final class Taps {
  private final int[][] indexes;
  private final float[][] weights;

  private Taps(int size) {
    indexes = new int[size][];
    weights = new float[size][];
  }

  /** {@code length} source pixels from {@code start} become {@code size}; others are black. */
  static Taps of(int start, int length, int size, int pictureSize) {
    Taps taps = new Taps(size);
    double scale = (double) length / size;
    for (int target = 0; target < size; target++) {
      if (scale > 1) {
        taps.area(target, start, target * scale, (target + 1) * scale);
      } else {
        taps.linear(target, start, (target + 0.5) * scale - 0.5, length);
      }
      taps.keepInside(target, pictureSize);
    }
    return taps;
  }

  private void area(int target, int start, double from, double to) {
    int first = (int) Math.floor(from);
    int count = Math.max(1, (int) Math.ceil(to - 1e-9) - first);
    indexes[target] = new int[count];
    weights[target] = new float[count];
    for (int tap = 0; tap < count; tap++) {
      int source = first + tap;
      double covered = Math.min(to, source + 1) - Math.max(from, source);
      indexes[target][tap] = start + source;
      weights[target][tap] = (float) (covered / (to - from));
    }
  }

  private void linear(int target, int start, double at, int length) {
    int low = (int) Math.floor(at);
    float share = (float) (at - low);
    int last = length - 1;
    indexes[target] =
        new int[] {
          start + Math.min(Math.max(low, 0), last), start + Math.min(Math.max(low + 1, 0), last)
        };
    weights[target] = new float[] {1 - share, share};
  }

  private void keepInside(int target, int pictureSize) {
    int[] index = indexes[target];
    for (int tap = 0; tap < index.length; tap++) {
      if (index[tap] < 0 || index[tap] >= pictureSize) {
        index[tap] = Math.min(Math.max(index[tap], 0), pictureSize - 1);
        weights[target][tap] = 0;
      }
    }
  }

  int size() {
    return indexes.length;
  }

  int count(int target) {
    return indexes[target].length;
  }

  int index(int target, int tap) {
    return indexes[target][tap];
  }

  float weight(int target, int tap) {
    return weights[target][tap];
  }

  int first() {
    return indexes[0][0];
  }

  int last() {
    int[] lastIndexes = indexes[indexes.length - 1];
    return lastIndexes[lastIndexes.length - 1];
  }
}
