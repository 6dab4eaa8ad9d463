package levante.inference.adapter.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import levante.inference.picture.Picture;
import levante.inference.video.FrameSource;
import levante.inference.video.SampleTimes;
import levante.inference.video.VideoFrame;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/** One video while it is read. Only sampled frames are converted to red, green and blue. */
final class FfmpegFrames implements FrameSource.Frames {
  /** Of which less can be read is a broken upload: a part would pass for the whole. */
  private static final double USABLE = 0.9;

  private final Path video;
  private final VideoStream stream;
  private final SampleTimes samples;
  private final Duration frameTime;
  private final int quarters;
  private final RgbConversion conversion = new RgbConversion();
  private final AVFrame frame = avutil.av_frame_alloc();
  private OptionalLong first = OptionalLong.empty();
  private long count;
  private Duration last = Duration.ZERO;

  FfmpegFrames(Path video, VideoStream stream, Duration every) {
    this.video = video;
    this.stream = stream;
    this.frameTime = stream.frameTime();
    this.samples = new SampleTimes(every, frameTime);
    this.quarters = stream.quarters();
  }

  @Override
  public Optional<VideoFrame> next() {
    while (stream.decode(frame)) {
      long number = count++;
      last = time(number);
      if (samples.takes(last)) {
        if (!Picture.takes(frame.width(), frame.height())) {
          throw Failures.unreadable(video, "its pictures grow too large");
        }
        Picture picture = conversion.convert(frame).turned(quarters);
        return Optional.of(new VideoFrame(number, last, picture));
      }
    }
    checkEnd();
    return Optional.empty();
  }

  private Duration time(long number) {
    OptionalLong stamp = stream.nanos(frame);
    if (stamp.isEmpty()) {
      return number == 0 ? Duration.ZERO : last.plus(frameTime);
    }
    if (first.isEmpty()) {
      first = OptionalLong.of(stamp.getAsLong() - last.toNanos());
    }
    Duration since = Duration.ofNanos(stamp.getAsLong() - first.getAsLong());
    return since.compareTo(last) < 0 ? last : since;
  }

  private void checkEnd() {
    if (count == 0) {
      throw Failures.unreadable(video, "not one frame of it can be decoded");
    }
    if (readShare() < USABLE) {
      throw Failures.unreadable(video, "it is cut off: " + lengths());
    }
  }

  private double readShare() {
    double promised = stream.promised().toNanos();
    return promised == 0 ? 1 : last.plus(frameTime).toNanos() / promised;
  }

  private String lengths() {
    return "%.1f s of %.1f s can be read"
        .formatted(last.plus(frameTime).toMillis() / 1e3, stream.promised().toMillis() / 1e3);
  }

  @Override
  public Optional<String> warning() {
    boolean complete = stream.promised().minus(last).compareTo(Duration.ofMillis(500)) <= 0;
    return complete || readShare() > 0.99 ? Optional.empty() : Optional.of(lengths());
  }

  @Override
  public void close() {
    conversion.close();
    avutil.av_frame_free(frame);
    stream.close();
  }
}
