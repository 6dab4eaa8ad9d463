package levante.elasticity.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a run on a bed took: told for people, in {@code target/measured.txt}; no test holds it. */
public final class Measured {
  private static final Path FILE = Path.of("target", "measured.txt");

  private Measured() {}

  /** One more line. */
  public static void tell(String line) {
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(
          FILE,
          line + System.lineSeparator(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
