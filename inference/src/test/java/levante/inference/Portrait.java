package levante.inference;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import levante.inference.picture.Picture;

/** The test portrait, bare or with a drawn mask, and frames composed of it. */
final class Portrait {
  /** Where the face's middle is in the portrait, and half its width. */
  static final double FACE_X = 225;

  static final double FACE_Y = 130;
  static final double HALF = 48;

  private static final List<Color> COLOURS =
      List.of(
          new Color(215, 240, 250),
          Color.WHITE,
          new Color(60, 60, 60),
          new Color(40, 120, 200),
          new Color(80, 180, 120),
          new Color(250, 160, 80));

  private static final List<Polygon> SHAPES =
      List.of(
          polygon(191, 122, 224, 114, 260, 122, 257, 150, 245, 172, 226, 181, 206, 172, 194, 150),
          polygon(190, 118, 260, 118, 258, 172, 192, 172),
          polygon(190, 130, 208, 118, 225, 106, 242, 118, 260, 130, 252, 165, 226, 183, 200, 165));

  private final BufferedImage image;

  Portrait() throws IOException {
    image = ImageIO.read(Portrait.class.getResource("/portrait.jpg"));
  }

  /** A face in a composed frame: where its middle is, half its width, and whether it is masked. */
  record Placed(double x, double y, double half, boolean masked) {}

  /** Draws the portrait so that the face's middle and half width are as placed. */
  void draw(Graphics2D canvas, Placed face, Random random) {
    BufferedImage worn = face.masked() ? masked(random) : image;
    double scale = face.half() / HALF;
    AffineTransform at = AffineTransform.getTranslateInstance(face.x(), face.y());
    at.rotate(Math.toRadians(random.nextDouble() * 10 - 5));
    at.scale(scale, scale);
    at.translate(-FACE_X, -FACE_Y);
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    canvas.drawImage(worn.getSubimage(0, 0, 450, 330), at, null);
  }

  private BufferedImage masked(Random random) {
    BufferedImage copy =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D canvas = copy.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.drawImage(image, 0, 0, null);
    Color colour = COLOURS.get(random.nextInt(COLOURS.size()));
    canvas.setColor(colour);
    canvas.fillPolygon(SHAPES.get(random.nextInt(SHAPES.size())));
    canvas.setColor(colour.darker());
    canvas.setStroke(new BasicStroke(1));
    for (int y = 133; y < 165; y += 13) {
      canvas.drawLine(198, y, 252, y);
    }
    canvas.dispose();
    return copy;
  }

  static BufferedImage background(int width, int height, Random random) {
    BufferedImage frame = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D canvas = frame.createGraphics();
    canvas.setColor(new Color(random.nextInt(0x1000000)));
    canvas.fillRect(0, 0, width, height);
    canvas.setColor(new Color(random.nextInt(0x1000000)));
    canvas.fillRect(0, height * 2 / 3, width, height / 3 + 1);
    canvas.dispose();
    return frame;
  }

  static Picture picture(BufferedImage frame) {
    byte[] bgr = ((DataBufferByte) frame.getRaster().getDataBuffer()).getData();
    byte[] rgb = new byte[bgr.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = bgr[i / 3 * 3 + 2 - i % 3];
    }
    return new Picture(frame.getWidth(), frame.getHeight(), rgb);
  }

  private static Polygon polygon(int... points) {
    Polygon polygon = new Polygon();
    for (int i = 0; i < points.length; i += 2) {
      polygon.addPoint(points[i], points[i + 1]);
    }
    return polygon;
  }
}
