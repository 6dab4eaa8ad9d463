package levante.cli.words;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The streams of a verb.
 *
 * @param outColours how what is printed on {@code out} may look
 * @param errColours how what is printed on {@code err} may look
 * @param raw what {@code out} prints to, for what is no text
 */
public record Terminal(
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    Colours outColours,
    Colours errColours,
    OutputStream raw) {
  /** One whose output takes texts only; bytes are taken for UTF-8. */
  public Terminal(
      InputStream in, PrintWriter out, PrintWriter err, Colours outColours, Colours errColours) {
    this(in, out, err, outColours, errColours, new Texts(out));
  }

  /**
   * Those of the process. Files are UTF-8 whatever the locale says, and so is what quotes them.
   * Whether a person looks at a stream, {@code ./levante} tells by system properties: Java does not
   * tell the streams apart.
   */
  public static Terminal ofProcess() {
    return new Terminal(
        System.in,
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        colours("levante.terminal.out"),
        colours("levante.terminal.err"),
        new FileOutputStream(FileDescriptor.out));
  }

  /** For what is no text, after all that was printed before. */
  public OutputStream bytes() {
    out.flush();
    return raw;
  }

  /** Collects bytes of a text. */
  private static final class Texts extends OutputStream {
    private final PrintWriter out;

    private Texts(PrintWriter out) {
      this.out = out;
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      out.print(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }
  }

  private static PrintWriter utf8(FileDescriptor stream) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8));
  }

  private static Colours colours(String property) {
    return Colours.of(Boolean.getBoolean(property), System.getenv());
  }

  /** Sends what was printed on its way. */
  public void flush() {
    out.flush();
    err.flush();
  }
}
