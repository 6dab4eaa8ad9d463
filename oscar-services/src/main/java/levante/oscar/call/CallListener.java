package levante.oscar.call;

import java.time.Duration;

/** Hears of the calls that run in pods that are kept ready. */
@FunctionalInterface
public interface CallListener {
  /** What became of one. */
  enum Outcome {
    /** Its script ended well. */
    ANSWERED,
    /** It failed, or its pods fell silent. */
    FAILED,
    /** No pod took it. */
    ABSENT,
    /** Too many waited already. */
    TURNED_AWAY
  }

  /** One has ended, after that time from when it was taken. */
  void ended(Outcome outcome, Duration took);
}
