package levante.web.page.services;

import java.util.Optional;
import levante.web.page.export.Links;
import levante.web.page.frame.Frame;
import levante.web.page.workflow.ServicesNow;

/**
 * All services of the caller.
 *
 * @param done what was just done, in a sentence
 */
public record ListPage(Frame frame, ServicesNow now, Optional<String> done) {
  /** Where they are had as a file. */
  public Links links() {
    return Links.of("/services");
  }
}
