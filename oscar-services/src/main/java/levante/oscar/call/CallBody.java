package levante.oscar.call;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Optional;

/**
 * What a call brings, as OSCAR's supervisor reads it: JSON as it is, else what it says in base64,
 * else as it is. It lies in a file of its own until it is closed, whatever its size.
 */
public final class CallBody implements AutoCloseable {
  private static final int MOST_EVENT_BYTES = 1 << 20;
  private static final JsonFactory JSON = new JsonFactory();

  private final Path file;
  private final boolean isJson;

  /** Makes of what came what was meant, and tells whether that is JSON. */
  private interface Understanding {
    boolean of(Path raw) throws IOException;
  }

  private CallBody(Path file, boolean isJson) {
    this.file = file;
    this.isJson = isJson;
  }

  /** Reads a body to its end. Whoever gave the stream bounds it. */
  public static CallBody read(InputStream body) {
    return of(body, CallBody::understood);
  }

  private static CallBody of(InputStream body, Understanding understanding) {
    Path raw = null;
    try {
      raw = Files.createTempFile("levante-call-", ".body");
      Files.copy(body, raw, StandardCopyOption.REPLACE_EXISTING);
      return new CallBody(raw, understanding.of(raw));
    } catch (IOException | RuntimeException e) {
      discard(raw);
      throw e instanceof RuntimeException ours ? ours : new UncheckedIOException((IOException) e);
    }
  }

  /** The same of a body that is meant as it is, even where it happens to be base64 or JSON. */
  public static CallBody exactly(InputStream body) {
    return of(body, raw -> false);
  }

  /** What the service is to process. */
  public Path file() {
    return file;
  }

  /** The text, when it may be a storage's event: a JSON object of at most 1 MiB. */
  public Optional<String> event() {
    try {
      return isJson && Files.size(file) <= MOST_EVENT_BYTES
          ? Optional.of(Files.readString(file, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      // Not UTF-8, so no event.
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    discard(file);
  }

  private static void discard(Path file) {
    if (file != null && !file.toFile().delete()) {
      file.toFile().deleteOnExit();
    }
  }

  private static boolean understood(Path raw) throws IOException {
    boolean json = isJson(raw);
    if (!json) {
      decode(raw);
    }
    return json;
  }

  /** A number or a word alone may as well be base64, which oscar-cli sends; that comes first. */
  private static boolean isJson(Path file) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        JsonParser parser = JSON.createParser(bytes)) {
      var first = parser.nextToken();
      if (first == null || !first.isStructStart()) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      return false;
    }
  }

  private static void decode(Path file) throws IOException {
    Path decoded = Files.createTempFile("levante-call-", ".decoded");
    try (InputStream lines = new BufferedInputStream(Files.newInputStream(file));
        InputStream plain = Base64.getDecoder().wrap(new WithoutLineEnds(lines))) {
      Files.copy(plain, decoded, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException notBase64) {
      discard(decoded);
      return;
    }
    Files.move(decoded, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Go's decoder, which OSCAR's is, passes over line ends. */
  private static final class WithoutLineEnds extends FilterInputStream {
    private WithoutLineEnds(InputStream lines) {
      super(lines);
    }

    @Override
    public int read() throws IOException {
      int one;
      do {
        one = super.read();
      } while (one == '\n' || one == '\r');
      return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int filled = 0;
      while (filled < length) {
        int one = read();
        if (one < 0) {
          break;
        }
        buffer[offset + filled++] = (byte) one;
      }
      return filled == 0 && length > 0 ? -1 : filled;
    }
  }
}
