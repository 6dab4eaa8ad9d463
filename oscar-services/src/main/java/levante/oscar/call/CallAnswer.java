package levante.oscar.call;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What became of a call that somebody waited for. */
public sealed interface CallAnswer {
  /**
   * One file of an answer.
   *
   * @param name its path below {@code TMP_OUTPUT_DIR}
   */
  record Part(String name, Source source) {
    public Part {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(source, "source");
    }
  }

  /** Where the bytes of a file are. */
  @FunctionalInterface
  interface Source {
    /** Its bytes; STORAGE_UNREACHABLE or OBJECT_NOT_FOUND where they lie in a storage. */
    InputStream open() throws IOException;
  }

  /**
   * The script ended well.
   *
   * @param parts what it made; none when a stored object was called for, whose results lie where
   *     the service writes
   * @param log what it wrote
   * @param done to be run once nobody needs the parts any more
   */
  record Made(List<Part> parts, String log, Runnable done) implements CallAnswer {
    public Made {
      parts = List.copyOf(parts);
      Objects.requireNonNull(log, "log");
      Objects.requireNonNull(done, "done");
    }
  }

  /** No attempt follows any more; the reason, and what the last one wrote. */
  record Failed(String reason, String log) implements CallAnswer {}

  /** It goes on, and is found among the service's jobs. */
  record Late(Duration waited) implements CallAnswer {}

  /** Too many wait already; nothing was accepted. */
  record Full(Duration retryAfter) implements CallAnswer {}

  /** No pod that is kept for the service was to be had; nothing has run. Why, in a sentence. */
  record Absent(String reason, Duration retryAfter) implements CallAnswer {}

  /** Exhaustive. */
  default <R> R match(
      Function<Made, R> made,
      Function<Failed, R> failed,
      Function<Late, R> late,
      Function<Full, R> full,
      Function<Absent, R> absent) {
    if (this instanceof Made one) {
      return made.apply(one);
    }
    if (this instanceof Failed one) {
      return failed.apply(one);
    }
    if (this instanceof Late one) {
      return late.apply(one);
    }
    return this instanceof Full one ? full.apply(one) : absent.apply((Absent) this);
  }
}
