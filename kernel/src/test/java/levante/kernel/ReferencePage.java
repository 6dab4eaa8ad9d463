package levante.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page below {@code docs/reference} that is generated from the code. The test that renders it
 * fails when the page is not up to date; run it with {@code -Dlevante.write=true} to write it.
 */
public final class ReferencePage {
  private final Path file;

  private ReferencePage(Path file) {
    this.file = file;
  }

  /** A page by its name, found from any module's folder. */
  public static ReferencePage named(String name) {
    return new ReferencePage(Path.of("..", "docs", "reference", name));
  }

  /** Writes the page when asked to, else asserts that it says just this. */
  public void saysJust(String text) {
    try {
      if (Boolean.getBoolean("levante.write")) {
        Files.writeString(file, text);
      }
      assertThat(Files.readString(file))
          .as(file + " is generated: -Dlevante.write=true")
          .isEqualTo(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
