package levante.oscar.supervisor;

import java.nio.file.Path;

/** Where things lie in the folder of one run of a job. */
public record WorkFolder(Path root) {
  /** Holds the input file and nothing else; {@code TMP_INPUT_DIR}. */
  public Path input() {
    return root.resolve("input");
  }

  /** What the script leaves here is published; {@code TMP_OUTPUT_DIR}. */
  public Path output() {
    return root.resolve("output");
  }

  /** The script's home and temporary folder. */
  public Path tmp() {
    return root.resolve("tmp");
  }

  /** The user's script. */
  public Path script() {
    return root.resolve("script");
  }
}
