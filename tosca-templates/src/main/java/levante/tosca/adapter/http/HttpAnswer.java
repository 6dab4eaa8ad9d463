package levante.tosca.adapter.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An answer of HTTP/1.1 as it comes over the wire, read within bounds.
 *
 * @param headers by lower-case name; of a repeated one the first
 */
record HttpAnswer(int status, SortedMap<String, String> headers, String body) {
  private static final int MOST_OF_A_LINE = 1 << 13;
  private static final int MOST_HEADERS = 100;

  /** What a server said that is no HTTP, or too much of it. */
  static final class Odd extends IOException {
    private static final long serialVersionUID = 1L;

    Odd(String message) {
      super(message);
    }
  }

  /** The value of a header. */
  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * Reads an answer to the end of its body.
   *
   * @throws Odd when it is no HTTP, no UTF-8, or larger than {@code mostBytes}
   */
  static HttpAnswer read(InputStream in, int mostBytes) throws IOException {
    String[] first = line(in).split(" ", 3);
    if (first.length < 2 || !first[0].startsWith("HTTP/1.") || !first[1].matches("[0-9]{3}")) {
      throw new Odd("the server does not speak HTTP");
    }
    SortedMap<String, String> headers = headers(in);
    if (!headers.getOrDefault("content-encoding", "identity").equals("identity")) {
      throw new Odd("the server packed its answer unasked");
    }
    int status = Integer.parseInt(first[1]);
    String body = status == 200 ? text(body(in, headers, mostBytes)) : "";
    return new HttpAnswer(status, headers, body);
  }

  private static SortedMap<String, String> headers(InputStream in) throws IOException {
    SortedMap<String, String> headers = new TreeMap<>();
    String line = line(in);
    for (int count = 0; !line.isEmpty(); count++) {
      int colon = line.indexOf(':');
      if (colon < 1 || count >= MOST_HEADERS) {
        throw new Odd("the server's headers are not understood");
      }
      headers.putIfAbsent(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
      line = line(in);
    }
    return headers;
  }

  private static byte[] body(InputStream in, SortedMap<String, String> headers, int most)
      throws IOException {
    if (headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT).equals("chunked")) {
      return chunks(in, most);
    }
    String length = headers.get("content-length");
    if (length == null) {
      return bounded(in.readNBytes(most + 1), most);
    }
    if (!length.matches("[0-9]{1,18}") || Long.parseLong(length) > most) {
      throw tooLarge(most);
    }
    byte[] body = in.readNBytes(Integer.parseInt(length));
    if (body.length < Integer.parseInt(length)) {
      throw new Odd("the answer ends too early");
    }
    return body;
  }

  private static byte[] chunks(InputStream in, int most) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size = size(in, most);
    while (size > 0) {
      byte[] chunk = in.readNBytes(size);
      body.write(chunk);
      if (chunk.length < size) {
        throw new Odd("the answer ends too early");
      }
      bounded(body.size(), most);
      line(in);
      size = size(in, most);
    }
    return body.toByteArray();
  }

  private static int size(InputStream in, int most) throws IOException {
    String written = line(in).split(";", 2)[0].trim();
    if (!written.matches("[0-9A-Fa-f]{1,8}")) {
      throw new Odd("the server's chunks are not understood");
    }
    long size = HexFormat.fromHexDigitsToLong(written);
    bounded(size, most);
    return (int) size;
  }

  private static byte[] bounded(byte[] body, int most) throws Odd {
    bounded(body.length, most);
    return body;
  }

  private static void bounded(long size, int most) throws Odd {
    if (size > most) {
      throw tooLarge(most);
    }
  }

  private static Odd tooLarge(int most) {
    return new Odd("it is larger than %d bytes".formatted(most));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      line.append((char) next);
      if (line.length() > MOST_OF_A_LINE) {
        throw new Odd("the server's headers are not understood");
      }
      next = in.read();
    }
    if (next < 0) {
      throw new Odd("the answer ends too early");
    }
    String text = line.toString();
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static String text(byte[] bytes) throws Odd {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException binary) {
      throw new Odd("it is not a text in UTF-8");
    }
  }
}
