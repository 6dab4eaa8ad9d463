package levante.inference.video;

import java.time.Duration;

/**
 * Which frames are sampled: for every k the first frame at or after k times the interval, where a
 * frame that is less than half a frame early counts as in time (29.97 frames a second never hit a
 * full second). A gap in the video is not filled with doubles. Each video has its own.
 */
public final class SampleTimes {
  /** An exact half is not early enough: 12.5 frames a second then give 1.04 s, not 0.96 s. */
  private static final long LESS_THAN_HALF_NANOS = 1_000;

  private final long everyNanos;
  private final long toleranceNanos;
  private long nextDue;

  /** Samples at multiples of the interval; {@code frame} is the nominal time between two frames. */
  public SampleTimes(Duration every, Duration frame) {
    this.everyNanos = every.toNanos();
    this.toleranceNanos = Math.max(0, frame.toNanos() / 2 - LESS_THAN_HALF_NANOS);
  }

  /** Whether the frame at that time is sampled; frames must come in the order of their times. */
  public boolean takes(Duration time) {
    long at = time.toNanos() + toleranceNanos;
    if (at < nextDue) {
      return false;
    }
    nextDue = (at / everyNanos + 1) * everyNanos;
    return true;
  }
}
