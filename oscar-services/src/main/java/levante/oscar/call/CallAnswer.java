package levante.oscar.call;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import levante.oscar.storage.StoredObject;

/** What became of a call that somebody waited for. */
public sealed interface CallAnswer {
  /**
   * The script ended well.
   *
   * @param folder what the keys of the files begin with
   * @param files what it made, in the cluster's own storage; none when a stored object was called
   *     for, whose results lie where the service writes
   * @param log what it wrote
   */
  record Made(String folder, List<StoredObject> files, String log) implements CallAnswer {
    public Made {
      Objects.requireNonNull(folder, "folder");
      files = List.copyOf(files);
      Objects.requireNonNull(log, "log");
    }
  }

  /** No attempt follows any more; the reason, and what the last one wrote. */
  record Failed(String reason, String log) implements CallAnswer {}

  /** It goes on, and is found among the service's jobs. */
  record Late(Duration waited) implements CallAnswer {}

  /** Too many wait already; nothing was accepted. */
  record Full(Duration retryAfter) implements CallAnswer {}

  /** Exhaustive. */
  default <R> R match(
      Function<Made, R> made,
      Function<Failed, R> failed,
      Function<Late, R> late,
      Function<Full, R> full) {
    if (this instanceof Made one) {
      return made.apply(one);
    }
    if (this instanceof Failed one) {
      return failed.apply(one);
    }
    return this instanceof Late one ? late.apply(one) : full.apply((Full) this);
  }
}
