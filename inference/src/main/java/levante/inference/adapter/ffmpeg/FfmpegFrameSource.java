package levante.inference.adapter.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import levante.inference.video.FrameSource;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Reads videos with ffmpeg's libraries (docs/adr/0001). Only true containers of one file are
 * opened: play lists could name other files or servers.
 */
public final class FfmpegFrameSource implements FrameSource {
  @Override
  public Frames open(Path video, Duration every) {
    try {
      if (!Files.isRegularFile(video)) {
        throw new LevanteException(ErrorCode.OBJECT_NOT_FOUND, "there is no file " + video);
      }
      if (Files.size(video) == 0) {
        throw Failures.unreadable(video, "it is empty (zero bytes)");
      }
    } catch (IOException e) {
      throw new LevanteException(ErrorCode.INTERNAL, "cannot look at " + video, e);
    }
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    VideoStream stream = VideoStream.open(video);
    try {
      return new FfmpegFrames(video, stream, every);
    } catch (RuntimeException e) {
      stream.close();
      throw e;
    }
  }
}
