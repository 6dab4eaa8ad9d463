package levante.inference.adapter.ffmpeg;

import levante.inference.picture.Picture;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Turns decoded frames, whatever their pixel format, into red, green and blue. */
final class RgbConversion implements AutoCloseable {
  private static final int UNITY = 1 << 16;

  /** libswscale writes whole vectors, so the last row needs room behind it. */
  private static final int SPARE_BYTES = 64;

  private SwsContext context = new SwsContext(null);

  Picture convert(AVFrame frame) {
    int width = frame.width();
    int height = frame.height();
    prepare(frame);
    byte[] rgb = new byte[width * height * 3];
    try (BytePointer target = new BytePointer((long) rgb.length + SPARE_BYTES);
        PointerPointer<BytePointer> planes = new PointerPointer<>(4);
        IntPointer strides = new IntPointer(width * 3, 0, 0, 0)) {
      planes.put(0, target).put(1, null).put(2, null).put(3, null);
      swscale.sws_scale(
          context, new PointerPointer<>(frame), frame.linesize(), 0, height, planes, strides);
      target.get(rgb);
    }
    return new Picture(width, height, rgb);
  }

  private void prepare(AVFrame frame) {
    context =
        swscale.sws_getCachedContext(
            context,
            frame.width(),
            frame.height(),
            frame.format(),
            frame.width(),
            frame.height(),
            avutil.AV_PIX_FMT_RGB24,
            swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND,
            null,
            null,
            (DoublePointer) null);
    if (context == null || context.isNull()) {
      throw new LevanteException(
          ErrorCode.UNREADABLE_MEDIA, "the video's pixel format cannot be converted");
    }
    useColours(frame);
  }

  private void useColours(AVFrame frame) {
    int full = frame.color_range() == avutil.AVCOL_RANGE_JPEG ? 1 : 0;
    IntPointer source = swscale.sws_getCoefficients(frame.colorspace());
    IntPointer target = swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT);
    swscale.sws_setColorspaceDetails(context, source, full, target, 1, 0, UNITY, UNITY);
  }

  @Override
  public void close() {
    swscale.sws_freeContext(context);
  }
}
