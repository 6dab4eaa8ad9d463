package levante.inference.jpeg;

import java.util.List;
import levante.inference.detect.Detection;

/**
 * What a frame's picture carries inside: which frame of which video it is, its size, and the faces
 * found before they were blurred. It comes with files from anywhere, so its numbers are checked.
 */
public record FrameMetadata(
    long frame, double seconds, String video, int width, int height, List<Detection> faces) {
  /** More faces than these are not kept, so that they always fit into one JPEG comment. */
  public static final int MOST_FACES = 500;

  /** Checks the numbers. */
  public FrameMetadata {
    faces = List.copyOf(faces);
    if (frame < 0 || !(seconds >= 0) || faces.size() > MOST_FACES) {
      throw new IllegalArgumentException("frame %d at %s s".formatted(frame, seconds));
    }
  }
}
