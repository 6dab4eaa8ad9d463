package levante.provisioner.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.infrastructure.InfrastructureStoreContract;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.testing.SettableClock;
import org.junit.jupiter.api.Test;

/** What every store of notes does, beside the store of infrastructures. */
public abstract class NoteStoreContract {
  private static final OwnerId ANNA = new OwnerId("anna");
  private static final OwnerId BOB = new OwnerId("bob");

  protected abstract NoteStore notes();

  protected abstract InfrastructureStore infrastructures();

  private InfrastructureId kept(String key) {
    return infrastructures()
        .insert(InfrastructureStoreContract.infrastructure("anna", key), List.of())
        .id();
  }

  private KeepNotes keeping() {
    return new KeepNotes(notes(), new FindInfrastructures(infrastructures()), new SettableClock());
  }

  private static Note note(String text, long version) {
    return new Note(text, ANNA, SettableClock.NOON, version);
  }

  private static void isRefused(ErrorCode code, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            LevanteException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  @Test
  void notesAreReadBackAsTheyWereWritten() {
    InfrastructureId one = kept("one");
    InfrastructureId other = kept("other");
    Note note = note("for the course\nuntil June: ünïcode", 1);
    notes().write(one, note);
    assertThat(notes().of(List.of(one, other))).containsOnlyKeys(one).containsValue(note);
    assertThat(notes().of(List.of())).isEmpty();
    Note next = note("x".repeat(Note.LONGEST), 2);
    notes().write(one, next);
    assertThat(notes().of(List.of(one))).containsValue(next);
  }

  @Test
  void whatIsNotBasedOnTheLastWriteIsRefusedAndNothingIsLost() {
    InfrastructureId one = kept("one");
    isRefused(ErrorCode.STALE_WRITE, () -> notes().write(one, note("from nowhere", 2)));
    notes().write(one, note("first", 1));
    isRefused(ErrorCode.STALE_WRITE, () -> notes().write(one, note("also first", 1)));
    notes().write(one, note("second", 2));
    isRefused(ErrorCode.STALE_WRITE, () -> notes().write(one, note("also second", 2)));
    assertThat(notes().of(List.of(one)).get(one).text()).isEqualTo("second");
  }

  @Test
  void theLaterOfTwoWritersIsToldWhoWasFirst() {
    InfrastructureId one = kept("one");
    infrastructures().change(one, found -> found.of(ANNA, List.of(BOB)));
    keeping().write(one, ANNA, "anna's", 0);
    assertThatThrownBy(() -> keeping().write(one, BOB, "bob's", 0))
        .hasMessageContaining("anna has changed the note");
    assertThat(keeping().write(one, BOB, "anna's\r\n", 0).by()).isEqualTo(ANNA);
    assertThat(keeping().write(one, BOB, "both", 1).version()).isEqualTo(2);
    assertThat(keeping().write(one, ANNA, "", 2).says()).isFalse();
    isRefused(ErrorCode.STALE_WRITE, () -> keeping().write(one, BOB, "again", 0));
  }

  @Test
  void onlyWhoIsLetInReadsAndWritesIt() {
    InfrastructureId one = kept("one");
    keeping().write(one, ANNA, "anna's", 0);
    isRefused(ErrorCode.INFRASTRUCTURE_NOT_FOUND, () -> keeping().of(one, BOB));
    isRefused(ErrorCode.INFRASTRUCTURE_NOT_FOUND, () -> keeping().write(one, BOB, "bob's", 1));
    isRefused(
        ErrorCode.INVALID_REQUEST,
        () -> keeping().write(one, ANNA, "x".repeat(Note.LONGEST + 1), 1));
    infrastructures().change(one, Infrastructure::deleted);
    assertThat(keeping().of(one, ANNA).map(Note::text)).contains("anna's");
    isRefused(ErrorCode.INFRASTRUCTURE_NOT_FOUND, () -> keeping().write(one, ANNA, "late", 1));
  }
}
