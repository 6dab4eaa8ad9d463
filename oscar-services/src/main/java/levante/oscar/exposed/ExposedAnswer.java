package levante.oscar.exposed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * What an exposed service answers: the head at once, the body as it comes. It has to be closed.
 *
 * @param end done once it is closed
 */
public record ExposedAnswer(int status, List<Header> headers, InputStream body, Runnable end)
    implements AutoCloseable {
  public ExposedAnswer {
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(end, "end");
    headers = List.copyOf(headers);
  }

  /** An answer that nothing else hangs on. */
  public static ExposedAnswer of(int status, List<Header> headers, InputStream body) {
    return new ExposedAnswer(status, headers, body, () -> {});
  }

  /** The same with another head, and another thing to be done at its end. */
  ExposedAnswer saying(List<Header> otherHeaders, Runnable otherEnd) {
    return new ExposedAnswer(status, otherHeaders, body, otherEnd);
  }

  @Override
  public void close() {
    try (InputStream open = body) {
      Objects.requireNonNull(open, "body");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      end.run();
    }
  }
}
