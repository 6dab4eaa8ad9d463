package levante.web.page.clouds;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.web.page.export.Links;
import levante.web.page.frame.Frame;

/**
 * The caller's clouds.
 *
 * @param done what was just done
 */
public record CloudListPage(Frame frame, List<CloudRow> clouds, Optional<String> done) {
  public CloudListPage {
    clouds = List.copyOf(clouds);
    Objects.requireNonNull(done, "done");
  }

  /** Where they are had as a file. */
  public Links links() {
    return Links.of("/clouds");
  }
}
