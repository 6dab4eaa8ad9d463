package levante.web.page.export;

import java.io.IOException;
import java.util.List;

/** Rows as they are written. What is not ended does not look whole. */
interface Lines {
  /**
   * Writes a row.
   *
   * @param cells as many as there are columns, each a text, a number, a truth, a list of texts, or
   *     an {@link java.util.Optional} of none
   */
  void row(List<?> cells) throws IOException;

  /** Ends the file; the stream stays open. */
  void end() throws IOException;
}
