package levante.provisioner.note;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;

/**
 * What people wrote about an infrastructure, for people: Levante does nothing by it.
 *
 * @param text its lines end in a line feed; empty for one that was wiped out
 * @param by who wrote it last
 * @param version counts the writes, from 1
 */
public record Note(String text, OwnerId by, Instant at, long version) {
  /** It has so many characters at most. */
  public static final int LONGEST = 2_000;

  /** Refuses a text that is too long: INVALID_REQUEST. */
  public Note {
    Objects.requireNonNull(by, "by");
    at = at.truncatedTo(ChronoUnit.MILLIS);
    text = text.replace("\r\n", "\n").strip();
    if (text.length() > LONGEST) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "a note has at most %d characters, and this one has %d"
              .formatted(LONGEST, text.length()));
    }
  }

  /** Whether it says anything. */
  public boolean says() {
    return !text.isEmpty();
  }
}
