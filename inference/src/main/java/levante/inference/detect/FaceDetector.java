package levante.inference.detect;

import java.util.List;
import levante.inference.picture.Box;
import levante.inference.picture.Mirror;
import levante.inference.picture.Picture;

/**
 * One look at a square of a picture. What a detector sees depends on how large a face is within the
 * square, so {@link FaceSearch} looks many times.
 */
public interface FaceDetector extends AutoCloseable {
  /**
   * All that may be a face in the square, several boxes for one face, in pixels of the picture, of
   * at least that score; the same input gives the same answer. A failure is an exception, never an
   * empty list.
   */
  List<Detection> detect(Picture picture, Box square, Mirror mirror, double atLeast);

  @Override
  void close();
}
