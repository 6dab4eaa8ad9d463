package levante.inference.adapter.ffmpeg;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import org.bytedeco.ffmpeg.global.avutil;

/** What ffmpeg's numbers say, in words. */
final class Failures {
  private static final int LONGEST_TEXT = 256;

  private Failures() {}

  static LevanteException unreadable(Path video, String why) {
    return new LevanteException(
        ErrorCode.UNREADABLE_MEDIA,
        "%s is not a video that can be read: %s".formatted(video.getFileName(), why));
  }

  static String text(int code) {
    byte[] text = new byte[LONGEST_TEXT];
    avutil.av_strerror(code, text, text.length);
    return new String(text, UTF_8).replaceAll("\0.*", "");
  }
}
