package levante.web.page.scaling;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.web.audit.ChangesNothing;
import levante.web.jte.Templates;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Section;
import levante.web.page.scaling.RulesPages.Draft;
import levante.web.rest.v1.OwnedClusters;
import levante.web.security.Caller;

/** Writes a cluster's scaling rules: checked first, and applied when what changes was seen. */
@Path("elasticity/{cluster}/scaling")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class RulesPageResource {
  @Inject private RulesPages pages;
  @Inject private OwnedClusters clusters;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  @PathParam("cluster")
  private String cluster;

  /**
   * Where they are written.
   *
   * @param brought a text to begin with, instead of what stands
   */
  @GET
  public Response empty(@QueryParam("rules") @DefaultValue("") String brought) {
    return pages.empty(frame(), id(), brought).answer(templates);
  }

  /**
   * What a text would change, or what is wrong with it.
   *
   * @param version absent where a text was made on another page
   */
  @POST
  @ChangesNothing
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response check(
      @FormParam("rules") @DefaultValue("") String text, @FormParam("version") Long version) {
    return pages.checked(frame(), id(), text, Optional.ofNullable(version)).answer(templates);
  }

  /** Writes a text. */
  @POST
  @Path("apply")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response write(
      @FormParam("rules") @DefaultValue("") String text,
      @FormParam("version") @DefaultValue("0") long version) {
    return pages.written(frame(), id(), new Draft(text, version)).answer(templates);
  }

  /** What it means to take them away. */
  @GET
  @Path("deletion")
  public Response deletion() {
    return pages.deletion(frame(), id(), Optional.empty()).answer(templates);
  }

  /** Takes them away. */
  @POST
  @Path("deletion")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response remove(
      @FormParam("sure") @DefaultValue("") String sure,
      @FormParam("version") @DefaultValue("0") long version) {
    return pages.removed(frame(), id(), sure, version).answer(templates);
  }

  private Frame frame() {
    return frames.of(Section.ELASTICITY, headers);
  }

  private ClusterId id() {
    return clusters.get(cluster, caller.owner()).id();
  }
}
