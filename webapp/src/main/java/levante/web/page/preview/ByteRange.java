package levante.web.page.preview;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a body is answered to a Range header (RFC 9110, section 14). What is no single range of
 * bytes is answered whole, as the RFC allows.
 *
 * @param first byte
 * @param length in bytes; 0 of what cannot be satisfied and of an empty body
 * @param size of the whole, in bytes
 */
public record ByteRange(Answer answer, long first, long length, long size) {
  /** How it is answered, with its HTTP status. */
  public enum Answer {
    WHOLE(200),
    PART(206),
    BEYOND(416);

    private final int status;

    Answer(int status) {
      this.status = status;
    }

    /** Of HTTP. */
    public int status() {
      return status;
    }
  }

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  public ByteRange {
    Objects.requireNonNull(answer, "answer");
  }

  /** All of it. */
  public static ByteRange whole(long size) {
    return new ByteRange(Answer.WHOLE, 0, size, size);
  }

  /** What a header asks for. */
  public static ByteRange of(String header, long size) {
    Matcher asked = RANGE.matcher(header.strip());
    if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
      return whole(size);
    }
    if (asked.group(1).isEmpty()) {
      long last = Math.min(Long.parseLong(asked.group(2)), size);
      return part(size - last, size - 1, size);
    }
    long first = Long.parseLong(asked.group(1));
    if (asked.group(2).isEmpty()) {
      return part(first, size - 1, size);
    }
    long last = Long.parseLong(asked.group(2));
    return last < first ? whole(size) : part(first, Math.min(last, size - 1), size);
  }

  private static ByteRange part(long first, long last, long size) {
    return first > last || first >= size
        ? new ByteRange(Answer.BEYOND, 0, 0, size)
        : new ByteRange(Answer.PART, first, last - first + 1, size);
  }

  /** The value of Content-Range; none of the whole. */
  public Optional<String> contentRange() {
    return switch (answer) {
      case WHOLE -> Optional.empty();
      case PART -> Optional.of("bytes %d-%d/%d".formatted(first, first + length - 1, size));
      case BEYOND -> Optional.of("bytes */" + size);
    };
  }
}
