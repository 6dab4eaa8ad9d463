package levante.web.page.clouds;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import levante.provisioner.config.CloudSettings;
import levante.provisioner.credential.CloudRef;
import levante.provisioner.credential.ManageClouds;
import levante.web.jte.Templates;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.page.frame.Section;
import levante.web.security.Caller;

/** Adds a cloud: which kind, then how it is signed in to. */
@Path("clouds/new")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class NewCloudResource {
  @Inject private ManageClouds clouds;
  @Inject private CloudSettings settings;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  /** The kinds. */
  @GET
  public Response choose() {
    return Page.of("clouds/providers.jte", ProvidersPage.of(frame(), settings)).answer(templates);
  }

  /** The form of one kind. */
  @GET
  @Path("{provider}")
  public Response form(@PathParam("provider") String provider) {
    return page(CloudForm.start(Provider.of(provider)), Optional.empty()).answer(templates);
  }

  /** Asks the cloud and keeps it. */
  @POST
  @Path("{provider}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response add(@PathParam("provider") String provider, MultivaluedMap<String, String> sent) {
    CloudForm form = CloudForm.sent(Provider.of(provider), sent, Optional.empty());
    return Attempt.at(() -> clouds.add(CloudRef.of(caller.owner(), form.name()), form.line()))
        .match(
            added -> Page.to("/clouds/" + added.ref().name() + "?done=" + Done.ADDED.word()),
            refusal -> page(form, Optional.of(refusal)))
        .answer(templates);
  }

  private Page page(CloudForm form, Optional<Refusal> refusal) {
    boolean off = !form.provider().isEnabled(settings);
    return Page.of("clouds/form.jte", CloudFormPage.of(frame(), form, off, refusal))
        .refusing(refusal);
  }

  private Frame frame() {
    return frames.of(Section.CLOUDS, headers);
  }
}
