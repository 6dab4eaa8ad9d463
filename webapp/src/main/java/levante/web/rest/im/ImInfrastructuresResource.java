package levante.web.rest.im;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import levante.provisioner.infrastructure.CreateInfrastructure;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.provisioner.infrastructure.PlanInfrastructure;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.transfer.ImportInfrastructure;
import levante.tosca.TemplateSource;
import levante.web.radl.RadlTemplate;
import levante.web.rest.im.form.Flag;
import levante.web.rest.im.form.ImAnswers;
import levante.web.rest.im.form.ImBody;
import levante.web.rest.im.form.ImDryRun;
import levante.web.rest.v1.Submission;
import levante.web.rest.v1.Templates;
import levante.web.security.Caller;

/** All of the caller's infrastructures: listed, made, planned, taken in. */
@Path("/im/infrastructures")
@RequestScoped
public class ImInfrastructuresResource {
  @Inject private CreateInfrastructure createInfrastructure;
  @Inject private PlanInfrastructure planInfrastructure;
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private ImportInfrastructure importInfrastructure;
  @Inject private Templates templates;
  @Inject private ImUris uris;
  @Inject private Caller caller;

  @Context private HttpHeaders headers;

  /** The caller's and those shared with him. */
  @GET
  public Response list() {
    return new ImAnswers(headers)
        .uris(
            findInfrastructures.list(caller.owner()).stream()
                .map(one -> uris.infrastructure(one.id()))
                .toList())
        .build();
  }

  /**
   * Submits TOSCA or RADL; answers its URI and the header {@code InfID}, at once: {@code async}
   * makes no difference. With {@code dry_run} nothing is kept and the answer says what it would
   * take.
   */
  @POST
  public Response create(
      @BeanParam Submission submission, @QueryParam("dry_run") Flag dryRun, byte[] body) {
    TemplateSource template =
        ImBody.read(headers, body, templates)
            .match(ImBody.Tosca::template, radl -> RadlTemplate.of(radl.radl()));
    boolean hasParents = !submission.parents().isEmpty();
    NewInfrastructure wish =
        submission.wish(caller, hasParents ? templates.of(body, submission.parents()) : template);
    ImAnswers answers = new ImAnswers(headers);
    if (dryRun != null && dryRun.isSet()) {
      return answers.json(ImDryRun.of(planInfrastructure.of(wish), wish.credentials()));
    }
    InfrastructureId id = createInfrastructure.from(wish).id();
    return answers.uri(uris.infrastructure(id)).header("InfID", id.value()).build();
  }

  /** Takes in what an export holds; answers its URI. */
  @PUT
  public Response take(byte[] body) {
    InfrastructureId id =
        importInfrastructure
            .of(
                new String(body, StandardCharsets.UTF_8),
                caller.owner(),
                Submission.credentials(caller))
            .id();
    return new ImAnswers(headers).uri(uris.infrastructure(id)).header("InfID", id.value()).build();
  }
}
