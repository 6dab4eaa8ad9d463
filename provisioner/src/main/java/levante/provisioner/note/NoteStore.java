package levante.provisioner.note;

import java.util.List;
import java.util.Map;
import levante.kernel.LevanteException;
import levante.provisioner.naming.InfrastructureId;

/** Keeps notes. What is written when {@link #write} returns survives a crash. */
public interface NoteStore {
  /** Those of some infrastructures, of each that ever had one. */
  Map<InfrastructureId, Note> of(List<InfrastructureId> infrastructures);

  /**
   * Keeps the first note of an infrastructure that is there, or one in the place of the version
   * before it.
   *
   * @throws LevanteException STALE_WRITE when there is another version than that; nothing is kept
   */
  void write(InfrastructureId infrastructure, Note note);
}
