package levante.web.rest.v1;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import levante.provisioner.infrastructure.PlanInfrastructure;
import levante.web.audit.ChangesNothing;
import levante.web.rest.v1.view.PlanView;
import levante.web.security.Caller;

/** Dry runs: what a template would make, and what it would cost. */
@Path("/api/v1/plans")
@RequestScoped
public class PlanResource {
  @Inject private PlanInfrastructure planInfrastructure;
  @Inject private Templates templates;
  @Inject private Caller caller;

  /** The plan of a template that is not submitted; nothing is kept. */
  @POST
  @ChangesNothing
  @Consumes({"text/yaml", "text/x-yaml", "application/yaml", "application/zip"})
  @Produces(MediaType.APPLICATION_JSON)
  public PlanView plan(@BeanParam Submission submission, byte[] template) {
    return PlanView.of(
        planInfrastructure.of(
            submission.wish(caller, templates.of(template, submission.parents()))));
  }

  /** The same of a template that comes with parents and files. */
  @POST
  @ChangesNothing
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public PlanView plan(@BeanParam Submission submission, Templates.Body body) {
    return PlanView.of(
        planInfrastructure.of(
            submission.wish(caller, templates.of(body), body.inputs().orElse(Map.of()))));
  }
}
