package levante.web.page.act;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;
import levante.kernel.LevanteException;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.note.KeepNotes;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Counts;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.page.infrastructure.DetailViews;
import levante.web.page.infrastructure.NoteView;
import levante.web.security.Caller;

/**
 * Does what a form asks for, and leads to the infrastructure's page, which says what came of it.
 */
@Dependent
public class Acts {
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private DetailViews details;
  @Inject private KeepNotes notes;
  @Inject private Caller caller;

  /** The page. INFRASTRUCTURE_NOT_FOUND when it is another's or never was. */
  Page page(Frame frame, InfrastructureId id, Optional<Done> done, Optional<Refusal> refusal) {
    Infrastructure found = findInfrastructures.ever(id, caller.owner());
    return page(
        new DetailPage(frame, details.of(found), Manage.of(found), noteOf(found), done, refusal));
  }

  private static Page page(DetailPage page) {
    return Page.of("infrastructure/detail.jte", page).refusing(page.refusal());
  }

  private NoteView noteOf(Infrastructure found) {
    return NoteView.of(notes.of(found.id(), caller.owner()));
  }

  /** Writes what is typed over the note of that version; when it is another one, shows both. */
  Page write(Frame frame, InfrastructureId id, String typed, String version) {
    return Attempt.at(() -> notes.write(id, caller.owner(), typed, Counts.index(version)))
        .match(
            kept -> Page.to("/infrastructures/%s?done=%s#note".formatted(id, Done.NOTED.word())),
            refusal -> {
              Infrastructure found = findInfrastructures.ever(id, caller.owner());
              return page(
                  new DetailPage(
                      frame,
                      details.of(found),
                      Manage.of(found),
                      noteOf(found).typing(typed),
                      Optional.empty(),
                      Optional.of(refusal)));
            });
  }

  /**
   * To the page once it is done; the page itself with the reason when it was refused.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND when it is another's or never was
   */
  Page act(Frame frame, InfrastructureId id, Done done, Supplier<?> work) {
    return act(frame, id, "", done, work);
  }

  /** The same, with a machine that was chosen, and stays so when it was refused. */
  Page act(Frame frame, InfrastructureId id, String chosen, Done done, Supplier<?> work) {
    return Attempt.at(work)
        .match(
            changed -> Page.to("/infrastructures/%s?done=%s".formatted(id, done.word())),
            refusal -> {
              Infrastructure found = findInfrastructures.ever(id, caller.owner());
              Manage manage = Manage.of(found).choosing(chosen);
              return page(
                  new DetailPage(
                      frame,
                      details.of(found),
                      manage,
                      noteOf(found),
                      Optional.empty(),
                      Optional.of(refusal)));
            });
  }
}
