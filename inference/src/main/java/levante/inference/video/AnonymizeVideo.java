package levante.inference.video;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import levante.inference.detect.Detection;
import levante.inference.detect.FaceSearch;
import levante.inference.jpeg.FrameMetadata;
import levante.inference.jpeg.PictureFiles;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * Use case: a video becomes one picture a sampled frame, faces hidden, their boxes inside the file.
 * All pictures appear together at the end; when anything fails there are none.
 */
public final class AnonymizeVideo {
  private final FrameSource source;
  private final FaceSearch search;

  /** What was done. */
  public record Summary(int frames, int faces, Optional<String> warning) {}

  /** The use case with a reader of videos and a search for faces. */
  public AnonymizeVideo(FrameSource source, FaceSearch search) {
    this.source = source;
    this.search = search;
  }

  /** Writes {@code output/<video's name>/frame-000025.jpg} and so on. */
  public Summary run(Path video, Path output, Duration every, Blur blur) {
    int faces = 0;
    int frames = 0;
    try (FrameSource.Frames read = source.open(video, every);
        FrameFolder folder = FrameFolder.open(output, nameOf(video))) {
      for (Optional<VideoFrame> next = read.next(); next.isPresent(); next = read.next()) {
        VideoFrame frame = next.get();
        List<Detection> found = search.find(frame.picture());
        List<Detection> kept = found.subList(0, Math.min(found.size(), FrameMetadata.MOST_FACES));
        folder.add(frame.number(), hidden(frame, found, kept, video, blur));
        frames++;
        faces += kept.size();
      }
      folder.publish();
      return new Summary(frames, faces, read.warning());
    } catch (IOException e) {
      throw new LevanteException(ErrorCode.INTERNAL, "cannot write to " + output, e);
    }
  }

  private static byte[] hidden(
      VideoFrame frame, List<Detection> found, List<Detection> kept, Path video, Blur blur) {
    FrameMetadata inside =
        new FrameMetadata(
            frame.number(),
            Math.round(frame.time().toNanos() / 1e6) / 1e3,
            video.getFileName().toString(),
            frame.picture().width(),
            frame.picture().height(),
            kept);
    return PictureFiles.encode(FaceBlur.apply(frame.picture(), found, blur), Optional.of(inside));
  }

  private static String nameOf(Path video) {
    String name = video.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
