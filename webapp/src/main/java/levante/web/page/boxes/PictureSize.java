package levante.web.page.boxes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The pixels of a picture as they are stored, however the camera was held. */
public record PictureSize(int width, int height) {
  /** So much of a file is read to learn its size: it comes after what a camera tells of itself. */
  static final int MOST_BYTES = 256 << 10;

  private static final long PNG = 0x89504e470d0a1a0aL;

  public PictureSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a picture of %d x %d".formatted(width, height));
    }
  }

  /** What the beginning of a JPEG, PNG or WebP file says; empty when it is none. */
  static Optional<PictureSize> read(byte[] beginning) {
    ByteBuffer file = ByteBuffer.wrap(beginning);
    try {
      if ((file.getShort(0) & 0xffff) == 0xffd8) {
        return jpeg(file);
      }
      if (file.getLong(0) == PNG) {
        return Optional.of(new PictureSize(file.getInt(16), file.getInt(20)));
      }
      return text(file, 0).equals("RIFF") && text(file, 8).equals("WEBP")
          ? webp(file.order(ByteOrder.LITTLE_ENDIAN))
          : Optional.empty();
    } catch (IndexOutOfBoundsException | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  /** Goes from segment to segment to the one that begins the picture (ITU T.81, B.1.1). */
  private static Optional<PictureSize> jpeg(ByteBuffer file) {
    int at = 2;
    while ((file.get(at) & 0xff) == 0xff) {
      int marker = file.get(at + 1) & 0xff;
      if (marker == 0xff) {
        at++;
      } else if (isFrame(marker)) {
        return Optional.of(
            new PictureSize(file.getShort(at + 7) & 0xffff, file.getShort(at + 5) & 0xffff));
      } else {
        at += 2 + Math.max(2, file.getShort(at + 2) & 0xffff);
      }
    }
    return Optional.empty();
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  /** The first chunk says it, in one of three ways (RFC 9649). */
  private static Optional<PictureSize> webp(ByteBuffer file) {
    return switch (text(file, 12)) {
      case "VP8 " ->
          Optional.of(new PictureSize(file.getShort(26) & 0x3fff, file.getShort(28) & 0x3fff));
      case "VP8L" -> {
        int bits = file.getInt(21);
        yield Optional.of(new PictureSize((bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1));
      }
      case "VP8X" ->
          Optional.of(
              new PictureSize((file.getInt(24) & 0xffffff) + 1, (file.getInt(26) >>> 8) + 1));
      default -> Optional.empty();
    };
  }

  private static String text(ByteBuffer file, int at) {
    byte[] four = new byte[4];
    file.get(at, four);
    return new String(four, StandardCharsets.ISO_8859_1);
  }
}
