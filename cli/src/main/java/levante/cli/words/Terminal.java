package levante.cli.words;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The streams of a verb.
 *
 * @param outColours how what is printed on {@code out} may look
 * @param errColours how what is printed on {@code err} may look
 */
public record Terminal(
    InputStream in, PrintWriter out, PrintWriter err, Colours outColours, Colours errColours) {
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
        colours("levante.terminal.err"));
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
