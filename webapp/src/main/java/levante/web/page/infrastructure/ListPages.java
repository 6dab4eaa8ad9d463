package levante.web.page.infrastructure;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.listing.Census;
import levante.provisioner.listing.Reader;
import levante.provisioner.listing.Wanted;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.note.KeepNotes;
import levante.provisioner.note.Note;
import levante.provisioner.terms.Activity;
import levante.provisioner.terms.Lifetime;
import levante.web.board.States;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Paging;
import levante.web.page.infrastructure.ListPage.Filter;
import levante.web.page.infrastructure.ListPage.Row;
import levante.web.security.Caller;

/** Makes the pages of the list: filtered, counted and cut where they are kept. */
@Dependent
public class ListPages {
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private KeepNotes notes;
  @Inject private Caller caller;
  @Inject private Clock clock;

  /** The newest first; of everybody's for an admin who asks for them. */
  ListPage of(Frame frame, Filter asked) {
    boolean everybody = isOfEverybody(asked);
    Reader reader = reader(asked);
    Census census = findInfrastructures.census(reader);
    Optional<Wanted> wanted = wanted(reader, asked);
    int found = wanted.map(one -> found(one, census)).orElse(0);
    Paging paging = Paging.of(asked.page(), ListPage.ROWS, found);
    List<Row> rows =
        rows(wanted.stream().flatMap(one -> infrastructures(one, paging).stream()).toList());
    return new ListPage(
        frame,
        new Filter(asked.name(), asked.state(), paging.number(), everybody, caller.isAdmin()),
        census.states().keySet().stream().map(MachineState::word).sorted().toList(),
        rows,
        found,
        census.infrastructures());
  }

  private boolean isOfEverybody(Filter asked) {
    return asked.everybody() && caller.isAdmin();
  }

  private Reader reader(Filter asked) {
    return isOfEverybody(asked) ? Reader.OPERATOR : Reader.of(caller.owner());
  }

  /** What a filter lets through for the caller; empty when nothing can be that. */
  Optional<Wanted> wanted(Filter asked) {
    return wanted(reader(asked), asked);
  }

  private List<Infrastructure> infrastructures(Wanted wanted, Paging paging) {
    return findInfrastructures.page(wanted, paging.skipped(), paging.rows());
  }

  /** Nothing is in a state that there is not. */
  private static Optional<Wanted> wanted(Reader reader, Filter asked) {
    Wanted any = new Wanted(reader, asked.name(), Optional.empty());
    return asked.state().isBlank()
        ? Optional.of(any)
        : Arrays.stream(MachineState.values())
            .filter(state -> state.word().equals(asked.state()))
            .map(state -> new Wanted(reader, asked.name(), Optional.of(state)))
            .findFirst();
  }

  /** Only what a name is looked for in has to be counted for it. */
  private int found(Wanted wanted, Census census) {
    return wanted.text().isEmpty()
        ? wanted
            .state()
            .map(state -> census.states().getOrDefault(state, 0))
            .orElse(census.infrastructures())
        : findInfrastructures.count(wanted);
  }

  /** Whose they are has been looked at; what others wrote is not an admin's to read. */
  Map<InfrastructureId, Note> notes(List<Infrastructure> some) {
    return notes.of(
        some.stream().filter(one -> one.admits(caller.owner())).map(Infrastructure::id).toList());
  }

  private List<Row> rows(List<Infrastructure> some) {
    Map<InfrastructureId, Note> written = notes(some);
    return some.stream().map(one -> row(one, Optional.ofNullable(written.get(one.id())))).toList();
  }

  private Row row(Infrastructure one, Optional<Note> note) {
    return new Row(
        one.name(),
        Optional.of("/infrastructures/" + one.id()).filter(path -> one.admits(caller.owner())),
        States.of(one.status().state()),
        Age.between(one.createdAt(), clock.instant()),
        one.createdAt(),
        one.machines().size(),
        Prices.of(one.machines()).perHour(),
        one.owner().value(),
        one.terms().lifetime().map(Lifetime::end),
        note.flatMap(NoteView::head),
        marks(one));
  }

  static List<String> marks(Infrastructure one) {
    List<String> marks = new ArrayList<>();
    one.terms().lock().ifPresent(lock -> marks.add("locked"));
    if (one.terms().activity() != Activity.AWAKE) {
      marks.add(one.terms().activity().word());
    }
    if (!one.status().drifts().isEmpty()) {
      marks.add("drifted");
    }
    return marks;
  }
}
