package levante.web.page.machine;

import java.util.List;
import java.util.Optional;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;
import levante.web.page.infrastructure.Details.EventLine;
import levante.web.page.infrastructure.Details.MachineLine;

/**
 * The page of one machine.
 *
 * @param infrastructure the name of its infrastructure
 * @param back the path of its page
 * @param path of this page
 * @param ssh how it is signed in to
 * @param whyNoSsh why nobody does
 * @param size that it has, or that somebody asked for
 * @param events what happened to it, the newest first
 * @param refusal why something was not done
 */
public record MachinePage(
    Frame frame,
    String infrastructure,
    String back,
    String path,
    MachineLine machine,
    Optional<SshView> ssh,
    String whyNoSsh,
    SizeForm size,
    List<EventLine> events,
    Optional<Refusal> refusal) {
  public MachinePage {
    events = List.copyOf(events);
  }
}
