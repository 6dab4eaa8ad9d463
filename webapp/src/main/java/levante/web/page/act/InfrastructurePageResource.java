package levante.web.page.act;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Optional;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.InfrastructureId;
import levante.web.jte.Templates;
import levante.web.page.Fragment;
import levante.web.page.LiveBoard;
import levante.web.page.LivePage;
import levante.web.page.SseWatcher;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Section;
import levante.web.page.infrastructure.DetailViews;
import levante.web.security.Caller;

/** One infrastructure, live, with what is downloaded of it. */
@Path("infrastructures/{id}")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class InfrastructurePageResource {
  @Inject private Acts acts;
  @Inject private DetailViews views;
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private LiveBoard board;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;

  /** The page as of now. */
  @GET
  public Response page(
      @PathParam("id") String id,
      @QueryParam("done") @DefaultValue("") String done,
      @Context HttpHeaders headers) {
    return acts.page(
            frames.of(Section.INFRASTRUCTURES, headers),
            new InfrastructureId(id),
            Done.of(done),
            Optional.empty())
        .answer(templates);
  }

  /** Its parts, each sent again when it changes. */
  @GET
  @Path("live")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void live(@PathParam("id") String id, @Context SseEventSink sink, @Context Sse sse) {
    InfrastructureId one = new InfrastructureId(id);
    findInfrastructures.ever(one, caller.owner());
    LivePage page = new LivePage("/infrastructures/" + one, watching -> parts(one, watching));
    board.join(caller, page, new SseWatcher(sink, sse));
  }

  private List<Fragment> parts(InfrastructureId one, Caller watching) {
    return LivePage.drawn(
        templates,
        "infrastructure",
        views.of(findInfrastructures.ever(one, watching.owner())),
        "summary",
        "picture",
        "clusters",
        "machines",
        "events",
        "outputs");
  }

  /** The template that it was made of, as a file. */
  @GET
  @Path("template")
  @Produces("text/yaml;charset=UTF-8")
  public Response template(@PathParam("id") String id) {
    Infrastructure found = findInfrastructures.get(new InfrastructureId(id), caller.owner());
    return Response.ok(found.template().text())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"template.yaml\"")
        .build();
  }
}
