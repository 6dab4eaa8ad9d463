package levante.inference.picture;

/**
 * A rectangle in pixels of a picture; it may reach beyond the picture until {@link #within} cuts
 * it.
 */
public record Box(double x, double y, double width, double height) {
  /** Checks that the numbers are finite and the sides not negative. */
  public Box {
    if (!Double.isFinite(x + y + width + height) || width < 0 || height < 0) {
      throw new IllegalArgumentException("no box: %s %s %s %s".formatted(x, y, width, height));
    }
  }

  /** A square around a centre. */
  public static Box around(double centreX, double centreY, double side) {
    return new Box(centreX - side / 2, centreY - side / 2, side, side);
  }

  public double centreX() {
    return x + width / 2;
  }

  public double centreY() {
    return y + height / 2;
  }

  public double area() {
    return width * height;
  }

  /** This box with every side moved outwards by a share of its length. */
  public Box grown(double share) {
    return new Box(
        x - width * share, y - height * share, width * (1 + 2 * share), height * (1 + 2 * share));
  }

  /** This box moved by shares of its sides. */
  public Box shifted(double shareX, double shareY) {
    return new Box(x + width * shareX, y + height * shareY, width, height);
  }

  /** The part of this box inside a picture of that size; empty sides are zero. */
  public Box within(int pictureWidth, int pictureHeight) {
    double left = Math.min(Math.max(x, 0), pictureWidth);
    double top = Math.min(Math.max(y, 0), pictureHeight);
    double right = Math.max(Math.min(x + width, pictureWidth), left);
    double bottom = Math.max(Math.min(y + height, pictureHeight), top);
    return new Box(left, top, right - left, bottom - top);
  }

  /** This box with whole numbers, as it is written into files. */
  public Box rounded() {
    double left = Math.rint(x);
    double top = Math.rint(y);
    return new Box(left, top, Math.rint(x + width) - left, Math.rint(y + height) - top);
  }

  /** The area that both boxes cover. */
  public double overlap(Box other) {
    double across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
    double down = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
    return Math.max(0, across) * Math.max(0, down);
  }

  /** Overlap over union, 0 to 1. */
  public double likeness(Box other) {
    double both = overlap(other);
    double union = area() + other.area() - both;
    return union <= 0 ? 0 : both / union;
  }

  /** The share of the smaller box that the other covers, 0 to 1. */
  public double containment(Box other) {
    double smaller = Math.min(area(), other.area());
    return smaller <= 0 ? 0 : overlap(other) / smaller;
  }
}
