package levante.web.page.services;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import levante.web.jte.Templates;
import levante.web.page.LiveBoard;
import levante.web.page.LivePage;
import levante.web.page.SseWatcher;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Section;
import levante.web.security.Caller;

/** The list of services. */
@Path("services")
@RequestScoped
public class ServiceListResource {
  @Inject private ServiceViews views;
  @Inject private ServiceTables tables;
  @Inject private LiveBoard board;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;

  /** All of the caller's, also as a file. */
  @GET
  @Produces("text/html;charset=UTF-8")
  public Response list(
      @QueryParam("done") @DefaultValue("") String done,
      @QueryParam("as") String format,
      @Context HttpHeaders headers) {
    if (format != null) {
      return tables.services(format, caller.owner());
    }
    return Page.of(
            "services/list.jte",
            new ListPage(
                frames.of(Section.SERVICES, headers), views.now(caller.owner()), Done.said(done)))
        .answer(templates);
  }

  /** The list and its picture, each sent again when it changes. */
  @GET
  @Path("live")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void live(@Context SseEventSink sink, @Context Sse sse) {
    LivePage page =
        new LivePage(
            "/services",
            watching ->
                LivePage.drawn(templates, "services", views.now(watching.owner()), "flow", "rows"));
    board.join(caller, page, new SseWatcher(sink, sse));
  }
}
