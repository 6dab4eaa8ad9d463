package levante.web.rest.v1.keep;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.note.KeepNotes;
import levante.provisioner.note.Note;
import levante.web.security.Caller;

/** What people write about an infrastructure. */
@Path("/api/v1/infrastructures/{id}/note")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class NoteResource {
  @Inject private KeepNotes notes;
  @Inject private Caller caller;

  /**
   * A note.
   *
   * @param by who wrote it last; absent when there never was one
   * @param version 0 when there never was one
   */
  public record NoteView(String text, Optional<String> by, Optional<Instant> at, long version) {
    private static final NoteView NONE = new NoteView("", Optional.empty(), Optional.empty(), 0);

    private static NoteView of(Note note) {
      return new NoteView(
          note.text(), Optional.of(note.by().value()), Optional.of(note.at()), note.version());
    }
  }

  /**
   * What shall stand there.
   *
   * @param version of what the writer has read
   */
  public record NewNote(String text, long version) {}

  /** As it stands; also after the end of the infrastructure. */
  @GET
  public NoteView note(@PathParam("id") String id) {
    return notes
        .of(new InfrastructureId(id), caller.owner())
        .map(NoteView::of)
        .orElse(NoteView.NONE);
  }

  /** Writes it over the version that was read. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public NoteView write(@PathParam("id") String id, NewNote note) {
    if (note == null || note.text() == null) {
      throw new LevanteException(ErrorCode.INVALID_REQUEST, "a note needs its text");
    }
    return NoteView.of(
        notes.write(new InfrastructureId(id), caller.owner(), note.text(), note.version()));
  }
}
