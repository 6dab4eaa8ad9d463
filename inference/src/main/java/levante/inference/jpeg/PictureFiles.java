package levante.inference.jpeg;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import levante.inference.picture.Picture;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** Reads and writes pictures as files, with or without what a frame carries inside. */
public final class PictureFiles {
  /** High, since blurred pictures are classified later; a frame of 960 x 540 takes 100 kB. */
  private static final float QUALITY = 0.95f;

  /** A picture of the largest size that is taken, uncompressed: files beyond are no pictures. */
  private static final long LARGEST_FILE = 64L << 20;

  private PictureFiles() {}

  /** A picture that was read, and what it carried inside. */
  public record PictureFile(Picture picture, Optional<FrameMetadata> metadata) {}

  /** Reads a JPEG or PNG. Throws OBJECT_NOT_FOUND, or UNREADABLE_MEDIA saying why. */
  public static PictureFile read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new LevanteException(ErrorCode.OBJECT_NOT_FOUND, "there is no file " + file);
    }
    try {
      if (Files.size(file) == 0 || Files.size(file) > LARGEST_FILE) {
        throw unreadable(file, "it has %d bytes".formatted(Files.size(file)), null);
      }
      byte[] bytes = Files.readAllBytes(file);
      return new PictureFile(decode(file, bytes), metadata(file, bytes));
    } catch (IOException | RuntimeException e) {
      if (e instanceof LevanteException known) {
        throw known;
      }
      throw unreadable(file, e.getMessage(), e);
    }
  }

  /** The picture as a JPEG file's bytes; with metadata when there is any. */
  public static byte[] encode(Picture picture, Optional<FrameMetadata> metadata) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_3BYTE_BGR);
    swapInto(((DataBufferByte) image.getRaster().getDataBuffer()).getData(), picture.rgb());
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.setUseCache(false);
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), settings);
    } catch (IOException e) {
      throw new LevanteException(ErrorCode.INTERNAL, "cannot encode a picture", e);
    } finally {
      writer.dispose();
    }
    return metadata
        .map(data -> JpegComment.insert(bytes.toByteArray(), FrameMetadataJson.write(data)))
        .orElseGet(bytes::toByteArray);
  }

  private static Optional<FrameMetadata> metadata(Path file, byte[] bytes) throws IOException {
    Optional<String> text = JpegComment.read(bytes);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(FrameMetadataJson.read(text.get()));
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(file, "the faces inside it are malformed", e);
    }
  }

  private static Picture decode(Path file, byte[] bytes) throws IOException {
    ImageIO.setUseCache(false);
    try (ImageInputStream stream =
        ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw unreadable(file, "it is neither a JPEG nor a PNG", null);
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream, true, true);
        if (!Picture.takes(reader.getWidth(0), reader.getHeight(0))) {
          throw unreadable(
              file, "%d x %d pixels".formatted(reader.getWidth(0), reader.getHeight(0)), null);
        }
        return picture(reader.read(0));
      } finally {
        reader.dispose();
      }
    }
  }

  private static Picture picture(BufferedImage image) {
    int width = image.getWidth();
    byte[] rgb = new byte[width * image.getHeight() * 3];
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
      swapInto(rgb, ((DataBufferByte) image.getRaster().getDataBuffer()).getData());
      return new Picture(width, image.getHeight(), rgb);
    }
    int[] line = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, line, 0, width);
      for (int x = 0; x < width; x++) {
        int to = (y * width + x) * 3;
        rgb[to] = (byte) (line[x] >> 16);
        rgb[to + 1] = (byte) (line[x] >> 8);
        rgb[to + 2] = (byte) line[x];
      }
    }
    return new Picture(width, image.getHeight(), rgb);
  }

  private static void swapInto(byte[] target, byte[] source) {
    for (int i = 0; i < source.length; i += 3) {
      target[i] = source[i + 2];
      target[i + 1] = source[i + 1];
      target[i + 2] = source[i];
    }
  }

  private static LevanteException unreadable(Path file, String why, Exception cause) {
    return new LevanteException(
        ErrorCode.UNREADABLE_MEDIA,
        "%s is not a picture that can be read: %s".formatted(file.getFileName(), why),
        cause);
  }
}
