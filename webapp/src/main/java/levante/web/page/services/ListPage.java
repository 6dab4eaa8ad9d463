package levante.web.page.services;

import java.util.List;
import java.util.Optional;
import levante.web.page.export.Links;
import levante.web.page.frame.Frame;
import levante.web.view.ServiceRow;

/**
 * All services of the caller.
 *
 * @param done what was just done, in a sentence
 */
public record ListPage(Frame frame, List<ServiceRow> services, Optional<String> done) {
  public ListPage {
    services = List.copyOf(services);
  }

  /** Where they are had as a file. */
  public Links links() {
    return Links.of("/services");
  }
}
