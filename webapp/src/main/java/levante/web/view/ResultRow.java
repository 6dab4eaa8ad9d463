package levante.web.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A result picture beside the picture it was made from.
 *
 * @param name bucket and key of the result
 * @param input absent when the input is gone or is no picture
 * @param summary what was found in it, such as {@code 3 faces, 2 masks}; may be empty
 * @param lineage from the upload to this result
 */
public record ResultRow(
    String name,
    Picture result,
    Optional<Picture> input,
    Instant made,
    String summary,
    List<LineageStep> lineage) {
  public ResultRow {
    lineage = List.copyOf(lineage);
  }
}
