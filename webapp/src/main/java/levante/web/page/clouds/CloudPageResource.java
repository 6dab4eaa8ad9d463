package levante.web.page.clouds;

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
import levante.provisioner.credential.CloudRef;
import levante.provisioner.credential.ManageClouds;
import levante.web.jte.Templates;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.page.frame.Section;
import levante.web.security.Caller;

/** One cloud: what it said, asked again, forgotten. */
@Path("clouds/{name}")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class CloudPageResource {
  @Inject private ManageClouds clouds;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  @PathParam("name")
  private String name;

  /** What is known of it; the cloud itself is not asked. */
  @GET
  public Response show(@QueryParam("done") @DefaultValue("") String done) {
    return page("clouds/cloud.jte", Done.said(done), Optional.empty()).answer(templates);
  }

  /** Asks it again. */
  @POST
  @Path("checks")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response check() {
    return Attempt.at(() -> clouds.check(ref()))
        .match(
            asked -> Page.to("/clouds/" + name + "?done=" + Done.ASKED.word()),
            refusal -> page("clouds/cloud.jte", Optional.empty(), Optional.of(refusal)))
        .answer(templates);
  }

  /** What would be forgotten. */
  @GET
  @Path("deletion")
  public Response ask() {
    return page("clouds/deletion.jte", Optional.empty(), Optional.empty()).answer(templates);
  }

  /** Forgets it. */
  @POST
  @Path("deletion")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response delete(@FormParam("sure") @DefaultValue("") String sure) {
    return Attempt.sure(
            sure,
            () -> {
              clouds.remove(ref());
              return name;
            })
        .match(
            gone -> Page.to("/clouds?done=" + Done.DELETED.word()),
            refusal -> page("clouds/deletion.jte", Optional.empty(), Optional.of(refusal)))
        .answer(templates);
  }

  private CloudRef ref() {
    return CloudRef.of(caller.owner(), name);
  }

  private Page page(String template, Optional<String> done, Optional<Refusal> refusal) {
    return Page.of(
            template,
            CloudPage.of(
                frames.of(Section.CLOUDS, headers),
                clouds.get(ref()),
                clouds.infrastructures(ref()),
                done,
                refusal))
        .refusing(refusal);
  }
}
