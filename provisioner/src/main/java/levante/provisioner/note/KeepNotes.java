package levante.provisioner.note;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.naming.InfrastructureId;

/** Notes, read and written by whoever an infrastructure admits. */
public final class KeepNotes {
  private final NoteStore store;
  private final FindInfrastructures infrastructures;
  private final Clock clock;

  /** In that store. */
  public KeepNotes(NoteStore store, FindInfrastructures infrastructures, Clock clock) {
    this.store = store;
    this.infrastructures = infrastructures;
    this.clock = clock;
  }

  /**
   * The note of an infrastructure that the caller has or once had; empty when there never was one.
   * INFRASTRUCTURE_NOT_FOUND when it is another's.
   */
  public Optional<Note> of(InfrastructureId id, OwnerId caller) {
    infrastructures.ever(id, caller);
    return find(id);
  }

  /** Those of some infrastructures, which the caller has to have found to be a user's. */
  public Map<InfrastructureId, Note> of(List<InfrastructureId> ids) {
    return store.of(ids);
  }

  /**
   * Writes it. The same text as there is changes nothing, whatever it is based on.
   *
   * @param text empty to wipe it out
   * @param version of the note that the writer has seen; 0 for none
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND when it has ended or is another's;
   *     INVALID_REQUEST when the text is too long; STALE_WRITE when it was written meanwhile, and
   *     then it stays as it is
   */
  public Note write(InfrastructureId id, OwnerId caller, String text, long version) {
    infrastructures.get(id, caller);
    Note note = new Note(text, caller, clock.instant(), version + 1);
    Optional<Note> current = find(id);
    if (current.filter(one -> one.text().equals(note.text())).isPresent()) {
      return current.get();
    }
    if (current.map(Note::version).orElse(0L) != version) {
      throw stale(current);
    }
    try {
      store.write(id, note);
      return note;
    } catch (LevanteException lost) {
      throw lost.code() == ErrorCode.STALE_WRITE ? stale(find(id)) : lost;
    }
  }

  private Optional<Note> find(InfrastructureId id) {
    return Optional.ofNullable(store.of(List.of(id)).get(id));
  }

  private static LevanteException stale(Optional<Note> current) {
    return new LevanteException(
        ErrorCode.STALE_WRITE,
        current
            .map(one -> "%s has changed the note since you read it".formatted(one.by()))
            .orElse("the note is not the one that you read"));
  }
}
