package levante.web.page.elasticity;

import java.util.List;
import java.util.Optional;
import levante.web.page.export.Links;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;

/**
 * The page of one elastic cluster.
 *
 * @param said what was just done, in a sentence
 */
public record ScalingPage(
    Frame frame,
    ScalingDetails details,
    NodeGraph graph,
    Span span,
    Optional<String> said,
    Optional<Refusal> refusal) {
  /** Where all its decisions are had as a file. */
  public Links links() {
    return Links.of(details.path());
  }

  /** All that can be shown. */
  public List<Span> spans() {
    return List.of(Span.values());
  }
}
