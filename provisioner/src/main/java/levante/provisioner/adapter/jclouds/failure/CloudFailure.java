package levante.provisioner.adapter.jclouds.failure;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import levante.kernel.Backoff;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** A cloud said no, or nothing. Never leaves the adapters. */
public abstract class CloudFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 300;
  private static final int READS = 3;
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(300), Duration.ofSeconds(3));

  /** What sort of trouble it is, which decides what is done about it. */
  public enum Sort {
    CAPACITY,
    QUOTA,
    CREDENTIALS,
    THROTTLED,
    /** May pass by itself: silence, or a fault of theirs. */
    TRANSIENT,
    /** The thing is not there, or not there yet where lists lag behind what was made. */
    GONE,
    /** The thing is in use, or in a state that forbids it now. */
    BUSY,
    /** They will never accept it. */
    PERMANENT
  }

  /** An answer with an error status. */
  protected CloudFailure(String message) {
    super(message);
  }

  /** No answer. */
  protected CloudFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** A line that fits into a sentence. */
  protected static String shortened(String said) {
    String line = said.replaceAll("\\s+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }

  /** The failure of that kind among the causes of what jclouds threw. */
  protected static <F extends CloudFailure> Optional<F> among(Throwable thrown, Class<F> kind) {
    return Stream.iterate(thrown, one -> one != null, Throwable::getCause)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst();
  }

  /** What sort it is. */
  public abstract Sort sort();

  /** For the callers of the adapters. */
  public LevanteException coded() {
    ErrorCode code =
        switch (sort()) {
          case CAPACITY -> ErrorCode.OUT_OF_CAPACITY;
          case QUOTA -> ErrorCode.QUOTA_EXCEEDED;
          case CREDENTIALS -> ErrorCode.CLOUD_CREDENTIALS_REFUSED;
          case THROTTLED -> ErrorCode.TOO_MANY_REQUESTS;
          case TRANSIENT, BUSY -> ErrorCode.CLOUD_UNREACHABLE;
          case GONE, PERMANENT -> ErrorCode.INVALID_REQUEST;
        };
    return new LevanteException(code, getMessage(), this);
  }

  /** Takes away: what is gone is what was wanted, what is in use is listed and asked for again. */
  public static void tolerantly(Runnable action) {
    try {
      action.run();
    } catch (CloudFailure failure) {
      if (failure.sort() != Sort.GONE && failure.sort() != Sort.BUSY) {
        throw failure.coded();
      }
    }
  }

  /** Asks what may be asked as often as need be, again with backoff when the trouble may pass. */
  public static <T> T persistently(Supplier<T> question) {
    for (int failures = 1; ; failures++) {
      try {
        return question.get();
      } catch (CloudFailure failure) {
        boolean passes = failure.sort() == Sort.TRANSIENT || failure.sort() == Sort.THROTTLED;
        if (!passes || failures == READS) {
          throw failure;
        }
        LockSupport.parkNanos(BACKOFF.after(failures).toNanos());
      }
    }
  }
}
