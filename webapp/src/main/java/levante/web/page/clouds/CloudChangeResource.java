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
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.config.CloudSettings;
import levante.provisioner.credential.CloudRef;
import levante.provisioner.credential.ManageClouds;
import levante.provisioner.credential.StoredCloud;
import levante.web.jte.Templates;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.page.frame.Section;
import levante.web.security.Caller;

/** Gives a cloud other credentials, such as a new password. */
@Path("clouds/{name}/change")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class CloudChangeResource {
  @Inject private ManageClouds clouds;
  @Inject private CloudSettings settings;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  @PathParam("name")
  private String name;

  /** The form with what is stored, but for its secrets. */
  @GET
  public Response form() {
    StoredCloud stored = clouds.get(ref());
    return page(CloudForm.of(provider(stored), stored), Optional.empty()).answer(templates);
  }

  /** Asks the cloud and keeps the change. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(MultivaluedMap<String, String> sent) {
    StoredCloud stored = clouds.get(ref());
    CloudForm form = CloudForm.sent(provider(stored), sent, Optional.of(stored));
    return Attempt.at(() -> clouds.change(ref(), form.line()))
        .match(
            changed -> Page.to("/clouds/" + name + "?done=" + Done.CHANGED.word()),
            refusal -> page(form, Optional.of(refusal)))
        .answer(templates);
  }

  private Page page(CloudForm form, Optional<Refusal> refusal) {
    return Page.of(
            "clouds/form.jte",
            CloudFormPage.of(
                frames.of(Section.CLOUDS, headers),
                form,
                !form.provider().isEnabled(settings),
                refusal))
        .refusing(refusal);
  }

  private CloudRef ref() {
    return CloudRef.of(caller.owner(), name);
  }

  private static Provider provider(StoredCloud stored) {
    return Provider.of(stored)
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.INVALID_REQUEST,
                    "no form changes a cloud of type %s; ./levante clouds does"
                        .formatted(stored.line().type())));
  }
}
