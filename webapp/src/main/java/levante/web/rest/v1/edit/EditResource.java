package levante.web.rest.v1.edit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import levante.provisioner.change.ChangeMachines;
import levante.provisioner.change.ChangeUseCases;
import levante.provisioner.change.Edit;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;
import levante.tosca.TemplateSource;
import levante.web.audit.ChangesNothing;
import levante.web.rest.v1.Submission;
import levante.web.rest.v1.Templates;
import levante.web.rest.v1.view.EditPlanView;
import levante.web.rest.v1.view.EditPlanView.ChangeView;
import levante.web.security.Caller;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Gives an infrastructure another template or other inputs, or says what that would mean. */
@Path("/api/v1/infrastructures")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class EditResource {
  @Inject private ChangeUseCases changes;
  @Inject private Templates templates;
  @Inject private Caller caller;

  /** The whole template as it shall be; inputs that are not given stay. Answers what changes. */
  @PUT
  @Path("{id}")
  @Consumes({"text/yaml", "text/x-yaml", "application/yaml", "application/zip"})
  public List<ChangeView> edit(
      @PathParam("id") String id, @BeanParam Submission submission, byte[] template) {
    return edited(id, of(submission, templates.of(template, submission.parents()), Map.of()));
  }

  /** The same with a template that comes with parents and files. */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public List<ChangeView> edit(
      @PathParam("id") String id, @BeanParam Submission submission, Templates.Body body) {
    return edited(id, of(submission, templates.of(body), body.inputs().orElse(Map.of())));
  }

  private List<ChangeView> edited(String id, Edit edit) {
    return changes.edit().edit(new InfrastructureId(id), caller.owner(), edit).changes().stream()
        .map(ChangeView::of)
        .toList();
  }

  /** What the same PUT would mean; nothing is kept. */
  @POST
  @ChangesNothing
  @Path("{id}/plan")
  @Consumes({"text/yaml", "text/x-yaml", "application/yaml", "application/zip"})
  public EditPlanView plan(
      @PathParam("id") String id, @BeanParam Submission submission, byte[] template) {
    return planned(id, of(submission, templates.of(template, submission.parents()), Map.of()));
  }

  /** The same with a template that comes with parents and files. */
  @POST
  @ChangesNothing
  @Path("{id}/plan")
  @Consumes(MediaType.APPLICATION_JSON)
  public EditPlanView plan(
      @PathParam("id") String id, @BeanParam Submission submission, Templates.Body body) {
    return planned(id, of(submission, templates.of(body), body.inputs().orElse(Map.of())));
  }

  /**
   * How many machines of a node template there shall be.
   *
   * @param added by name
   * @param removed by name
   */
  public record PoolCountView(
      String nodeTemplate, int count, List<String> added, List<String> removed) {}

  /** Wants exactly so many machines of a node template; answers which come and go. */
  @PUT
  @Path("{id}/pools/{node_template}")
  public PoolCountView scale(
      @PathParam("id") String id,
      @PathParam("node_template") String pool,
      @Parameter(required = true) @QueryParam("count") @DefaultValue("-1") int count) {
    ChangeMachines.Scaled scaled =
        changes.machines().scale(new InfrastructureId(id), caller.owner(), pool, count);
    return new PoolCountView(
        pool,
        scaled.count(),
        scaled.added().stream().map(MachineId::value).toList(),
        scaled.removed().stream().map(MachineId::value).toList());
  }

  private EditPlanView planned(String id, Edit edit) {
    return EditPlanView.of(changes.edit().plan(new InfrastructureId(id), caller.owner(), edit));
  }

  private static Edit of(
      Submission submission, TemplateSource template, Map<String, Object> ofBody) {
    return new Edit(template, submission.inputs(ofBody), Edit.Counts.WHERE_CHANGED);
  }
}
