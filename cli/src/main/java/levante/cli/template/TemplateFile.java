package levante.cli.template;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import levante.cli.failure.CliFailure;

/** A file that was named on the command line, as it was read. */
final class TemplateFile {
  /** More is not read: neither a template nor an archive may be so large. */
  static final int MOST_BYTES = 1 << 26;

  private static final String STDIN = "-";

  private final String name;
  private final Optional<Path> path;
  private final byte[] bytes;

  private TemplateFile(String name, Optional<Path> path, byte[] bytes) {
    this.name = name;
    this.path = path;
    this.bytes = bytes;
  }

  /**
   * Reads a file.
   *
   * @throws CliFailure UNREADABLE when it is not there, is a folder or cannot be read
   */
  static TemplateFile read(String typed, InputStream stdin) {
    try {
      if (isStdin(typed)) {
        return new TemplateFile("stdin", Optional.empty(), bounded("stdin", stdin));
      }
      Path path = Path.of(typed);
      if (Files.isDirectory(path)) {
        throw unreadable("%s is a folder; name a template in it", typed);
      }
      try (InputStream in = Files.newInputStream(path)) {
        return new TemplateFile(typed, Optional.of(path), bounded(typed, in));
      }
    } catch (NoSuchFileException missing) {
      throw unreadable("there is no file %s", typed);
    } catch (InvalidPathException | IOException unreadable) {
      throw unreadable("%s cannot be read", typed);
    }
  }

  /** Whether the word stands for standard input. */
  static boolean isStdin(String typed) {
    return typed.equals(STDIN);
  }

  private static byte[] bounded(String typed, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw unreadable("%s is larger than 64 MiB, which no template is", typed);
    }
    return bytes;
  }

  /** As it was typed, {@code stdin} for {@code -}. */
  String name() {
    return name;
  }

  /** Where it is; empty for standard input. */
  Optional<Path> path() {
    return path;
  }

  /** All of it. */
  byte[] bytes() {
    return bytes.clone();
  }

  /** Whether it begins as a zip does. */
  boolean isArchive() {
    return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] < 8 && bytes[3] < 9;
  }

  /**
   * The text: UTF-8, or UTF-16 when it begins with the mark of it, as YAML has it.
   *
   * @throws CliFailure UNREADABLE when it is not one
   */
  String text() {
    Charset charset = isUtf16() ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder = charset.newDecoder();
    if (decoder.decode(in, out, true).isError() || decoder.flush(out).isError()) {
      throw unreadable(
          "%s is not a text in " + charset + line(in.position()) + ", nor a zip", name);
    }
    return out.flip().toString();
  }

  private boolean isUtf16() {
    int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    return mark == 0xfeff || mark == 0xfffe;
  }

  private String line(int until) {
    long ends = IntStream.range(0, until).filter(i -> bytes[i] == '\n').count();
    return " (line %d)".formatted(ends + 1);
  }

  private static CliFailure unreadable(String sentence, String typed) {
    return new CliFailure(CliFailure.UNREADABLE, sentence.formatted(typed));
  }
}
