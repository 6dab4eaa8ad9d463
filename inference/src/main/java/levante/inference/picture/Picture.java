package levante.inference.picture;

/**
 * A picture in memory: red, green, blue, one byte each, row by row from the top left. It owns its
 * array; whoever changes a picture works on a {@link #copy}.
 */
public final class Picture {
  /** Longest side that is taken. Source: 4096 is DCI 4K's width, and H.264 level 5.1's bound. */
  public static final int LONGEST_SIDE = 4096;

  private final int width;
  private final int height;
  private final byte[] rgb;

  /** A picture that takes over the array. */
  public Picture(int width, int height, byte[] rgb) {
    if (!takes(width, height) || rgb.length != width * height * 3) {
      throw new IllegalArgumentException("no picture: %d x %d".formatted(width, height));
    }
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /** Whether pictures of that size are taken at all. */
  public static boolean takes(long width, long height) {
    return width > 0 && height > 0 && width <= LONGEST_SIDE && height <= LONGEST_SIDE;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The pixels themselves, not a copy: 50 MB of a 4K frame are not copied for a look. */
  public byte[] rgb() {
    return rgb;
  }

  /** A picture of its own with the same pixels. */
  public Picture copy() {
    return new Picture(width, height, rgb.clone());
  }

  /** The whole picture as a box. */
  public Box bounds() {
    return new Box(0, 0, width, height);
  }

  /** This picture turned clockwise by that many quarters. */
  public Picture turned(int quarters) {
    Picture turned = this;
    for (int done = 0; done < Math.floorMod(quarters, 4); done++) {
      turned = turned.turnedOnce();
    }
    return turned;
  }

  private Picture turnedOnce() {
    byte[] target = new byte[rgb.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        System.arraycopy(rgb, (y * width + x) * 3, target, (x * height + height - 1 - y) * 3, 3);
      }
    }
    return new Picture(/* width= */ height, /* height= */ width, target);
  }
}
