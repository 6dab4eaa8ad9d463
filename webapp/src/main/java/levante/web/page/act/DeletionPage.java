package levante.web.page.act;

import java.util.List;
import java.util.Optional;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;

/**
 * Before an infrastructure is deleted.
 *
 * @param losses what goes with it, each in words
 * @param refusal why it was not done
 */
public record DeletionPage(
    Frame frame, String name, String path, List<String> losses, Optional<Refusal> refusal) {
  public DeletionPage {
    losses = List.copyOf(losses);
  }
}
