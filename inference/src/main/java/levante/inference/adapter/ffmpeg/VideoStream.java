package levante.inference.adapter.ffmpeg;

import java.nio.IntBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import levante.inference.picture.Picture;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/** A file's video stream: decoded frames in the order in which they are shown. */
final class VideoStream implements AutoCloseable {
  private static final String CONTAINERS =
      "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,ogg,asf";
  private static final double DEFAULT_RATE = 25;

  private final AVFormatContext format;
  private final AVStream stream;
  private final AVCodecContext codec;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private boolean drained;

  private VideoStream(AVFormatContext format, AVStream stream, AVCodecContext codec) {
    this.format = format;
    this.stream = stream;
    this.codec = codec;
  }

  static VideoStream open(Path video) {
    AVFormatContext format = new AVFormatContext(null);
    AVDictionary options = new AVDictionary(null);
    avutil.av_dict_set(options, "format_whitelist", CONTAINERS, 0);
    avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
    String url = "file:" + video.toAbsolutePath();
    int opened = avformat.avformat_open_input(format, url, null, options);
    avutil.av_dict_free(options);
    if (opened < 0) {
      throw Failures.unreadable(video, Failures.text(opened) + " (no container ffmpeg knows)");
    }
    try {
      AVStream stream = videoStream(video, format);
      return new VideoStream(format, stream, decoder(video, stream.codecpar()));
    } catch (RuntimeException e) {
      avformat.avformat_close_input(format);
      throw e;
    }
  }

  private static AVStream videoStream(Path video, AVFormatContext format) {
    if (avformat.avformat_find_stream_info(format, (PointerPointer<?>) null) < 0) {
      throw Failures.unreadable(video, "its streams cannot be told apart");
    }
    int index =
        avformat.av_find_best_stream(
            format, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (PointerPointer<?>) null, 0);
    if (index < 0) {
      throw Failures.unreadable(video, "there is no video stream in it");
    }
    AVStream stream = format.streams(index);
    if ((stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0) {
      throw Failures.unreadable(video, "there is no video stream in it, only a cover picture");
    }
    int width = stream.codecpar().width();
    int height = stream.codecpar().height();
    if (!Picture.takes(width, height)) {
      throw Failures.unreadable(
          video,
          "its pictures have %d x %d pixels; 1 x 1 to %d x %d are taken"
              .formatted(width, height, Picture.LONGEST_SIDE, Picture.LONGEST_SIDE));
    }
    return stream;
  }

  private static AVCodecContext decoder(Path video, AVCodecParameters parameters) {
    AVCodec codec = avcodec.avcodec_find_decoder(parameters.codec_id());
    if (codec == null || codec.isNull()) {
      throw Failures.unreadable(video, "there is no decoder for its codec");
    }
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    avcodec.avcodec_parameters_to_context(context, parameters);
    context.thread_count(2);
    context.max_pixels((long) Picture.LONGEST_SIDE * Picture.LONGEST_SIDE);
    int opened = avcodec.avcodec_open2(context, codec, (PointerPointer<?>) null);
    if (opened < 0) {
      avcodec.avcodec_free_context(context);
      throw Failures.unreadable(video, "its decoder does not start: " + Failures.text(opened));
    }
    return context;
  }

  /** Decodes the next frame into {@code frame}; false after the last. Broken packets are passed. */
  boolean decode(AVFrame frame) {
    while (true) {
      int received = avcodec.avcodec_receive_frame(codec, frame);
      if (received >= 0) {
        return true;
      }
      if (received == avutil.AVERROR_EOF || drained) {
        return false;
      }
      feed();
    }
  }

  private void feed() {
    while (avformat.av_read_frame(format, packet) >= 0) {
      boolean ours = packet.stream_index() == stream.index();
      int sent = ours ? avcodec.avcodec_send_packet(codec, packet) : -1;
      avcodec.av_packet_unref(packet);
      if (sent >= 0) {
        return;
      }
    }
    if (avcodec.avcodec_send_packet(codec, null) < 0) {
      drained = true;
    }
  }

  /** The frame's time stamp in nanoseconds, when it has one. */
  OptionalLong nanos(AVFrame frame) {
    long stamp = frame.best_effort_timestamp();
    if (stamp == avutil.AV_NOPTS_VALUE) {
      return OptionalLong.empty();
    }
    AVRational base = stream.time_base();
    return OptionalLong.of(Math.round(stamp * 1e9 * base.num() / base.den()));
  }

  /** The nominal time between two frames. */
  Duration frameTime() {
    AVRational rate = avformat.av_guess_frame_rate(format, stream, null);
    double perSecond = rate.num() > 0 && rate.den() > 0 ? avutil.av_q2d(rate) : DEFAULT_RATE;
    return Duration.ofNanos(Math.round(1e9 / perSecond));
  }

  /** How long the video is by its header; zero when the header does not say. */
  Duration promised() {
    if (stream.duration() > 0) {
      AVRational base = stream.time_base();
      return Duration.ofNanos(Math.round(stream.duration() * 1e9 * base.num() / base.den()));
    }
    return Duration.ofMillis(Math.max(0, format.duration() / 1000));
  }

  /** By how many quarters clockwise the frames have to be turned to be shown upright. */
  int quarters() {
    AVPacketSideData side =
        avcodec.av_packet_side_data_get(
            stream.codecpar().coded_side_data(),
            stream.codecpar().nb_coded_side_data(),
            avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    if (side == null || side.isNull()) {
      return 0;
    }
    IntBuffer matrix =
        side.data()
            .capacity(side.size())
            .asByteBuffer()
            .order(java.nio.ByteOrder.nativeOrder())
            .asIntBuffer();
    double anticlockwise = avutil.av_display_rotation_get(matrix);
    return Double.isFinite(anticlockwise) ? (int) Math.round(-anticlockwise / 90) : 0;
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(codec);
    avformat.avformat_close_input(format);
  }
}
