package levante.web.page.act;

import java.util.Objects;
import java.util.Optional;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;
import levante.web.page.infrastructure.Details;
import levante.web.page.infrastructure.NoteView;

/**
 * The page of one infrastructure.
 *
 * @param note what people wrote about it
 * @param done what was just done
 * @param refusal why something was not
 */
public record DetailPage(
    Frame frame,
    Details details,
    Manage manage,
    NoteView note,
    Optional<Done> done,
    Optional<Refusal> refusal) {
  public DetailPage {
    Objects.requireNonNull(details, "details");
    Objects.requireNonNull(manage, "manage");
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(done, "done");
    Objects.requireNonNull(refusal, "refusal");
  }

  /** What was just done, in a sentence. */
  public Optional<String> said() {
    return done.map(Done::sentence);
  }

  /** Where it is. */
  public String path() {
    return "/infrastructures/" + details.id();
  }
}
