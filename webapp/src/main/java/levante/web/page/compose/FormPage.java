package levante.web.page.compose;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;

/**
 * Where a service is filled in.
 *
 * @param form as it was typed
 * @param clusters that it may be made on
 * @param refusal why no text could be made of it
 */
public record FormPage(
    Frame frame, ServiceForm form, List<Clusters.Choice> clusters, Optional<Refusal> refusal) {
  public FormPage {
    Objects.requireNonNull(form, "form");
    clusters = List.copyOf(clusters);
  }
}
