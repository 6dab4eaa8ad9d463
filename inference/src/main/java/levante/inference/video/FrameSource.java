package levante.inference.video;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reads videos. */
public interface FrameSource {
  /**
   * Opens a video for sampling. Throws OBJECT_NOT_FOUND when there is no such file and
   * UNREADABLE_MEDIA when it is no video, is broken, or has larger pictures than are taken.
   */
  Frames open(Path video, Duration every);

  /** The sampled frames of one video, one at a time, so that memory never grows with length. */
  interface Frames extends AutoCloseable {
    /**
     * The next sampled frame; empty after the last. Throws UNREADABLE_MEDIA when the video has no
     * readable frame, or when more than a tenth of what its header promises is missing.
     */
    Optional<VideoFrame> next();

    /** How much of the video there is to read, when that is less than its header promises. */
    Optional<String> warning();

    @Override
    void close();
  }
}
