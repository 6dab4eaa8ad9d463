package levante.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import levante.web.jte.Templates;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Section;
import levante.web.security.Caller;
import levante.web.view.DashboardQueries;

/** The page at {@code /}: an overview of everything of the caller's, live and read-only. */
@Path("")
@RequestScoped
public class DashboardResource {
  @Inject private Caller caller;
  @Inject private DashboardQueries queries;
  @Inject private Templates templates;
  @Inject private Frames frames;
  @Inject private LiveBoard board;

  /** The whole page as of now. */
  @GET
  @Produces("text/html;charset=UTF-8")
  public String page(@Context HttpHeaders headers) {
    return templates.render(
        "dashboard.jte",
        new DashboardView(frames.of(Section.OVERVIEW, headers), queries.of(caller)));
  }

  /** The parts of the page, each sent again when it changes. */
  @GET
  @Path("live")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void live(@Context SseEventSink sink, @Context Sse sse) {
    board.join(caller, new SseWatcher(sink, sse));
  }
}
