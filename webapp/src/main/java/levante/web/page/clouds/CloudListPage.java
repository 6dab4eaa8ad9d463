package levante.web.page.clouds;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
}
