package levante.web.rest.im;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import levante.provisioner.config.ProvisionerConfig;
import levante.provisioner.infrastructure.CreateInfrastructure;
import levante.provisioner.infrastructure.DestroyInfrastructure;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.ManagedMachine;
import levante.tosca.TemplateSource;
import levante.web.rest.v1.Submission;
import levante.web.rest.v1.Templates;
import levante.web.security.Caller;

/** Infrastructures as IM's clients know them. */
@Path("/im/infrastructures")
@RequestScoped
public class ImInfrastructureResource {
  @Inject private CreateInfrastructure createInfrastructure;
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private DestroyInfrastructure destroyInfrastructure;
  @Inject private ProvisionerConfig config;
  @Inject private Templates templates;
  @Inject private Caller caller;

  @Context private HttpHeaders headers;

  /** IM's nested answer: {@code {"state": {"state": s, "vm_states": {"0": s}}}}. */
  public record StateView(States state) {
    /** The infrastructure's word, and each machine's by its number. */
    public record States(String state, Map<String, String> vmStates) {}
  }

  /** {@code {"outputs": {name: value}}}. */
  public record OutputsView(Map<String, Object> outputs) {}

  /** {@code {"tosca": "..."}}: the template as it was submitted, a text inside JSON. */
  public record ToscaView(String tosca) {}

  /** The caller's. */
  @GET
  @Produces({UriList.MEDIA_TYPE, MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  public Response list() {
    return UriList.many(
        headers,
        findInfrastructures.list(caller.owner()).stream().map(one -> uri(one.id(), "")).toList());
  }

  /** Submits a TOSCA template; answers its URI and the header {@code InfID}. */
  @POST
  @Consumes({"text/yaml", "text/x-yaml", "application/yaml", "application/zip"})
  @Produces({UriList.MEDIA_TYPE, MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  public Response create(@BeanParam Submission submission, byte[] template) {
    TemplateSource source = templates.of(template, submission.parents());
    InfrastructureId id = createInfrastructure.from(submission.wish(caller, source)).id();
    return UriList.one(headers, uri(id, "")).header("InfID", id.value()).build();
  }

  /** Its machines. */
  @GET
  @Path("{id}")
  @Produces({UriList.MEDIA_TYPE, MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  public Response get(@PathParam("id") String id) {
    Infrastructure found = find(id);
    List<URI> machines =
        found.machines().stream()
            .map(machine -> uri(found.id(), "/vms/" + machine.id().index()))
            .toList();
    return UriList.many(headers, machines);
  }

  /** Asks for its end; the answer is empty. */
  @DELETE
  @Path("{id}")
  public Response delete(@PathParam("id") String id) {
    destroyInfrastructure.destroy(new InfrastructureId(id), caller.owner());
    return Response.ok().build();
  }

  /** Its state and that of each machine. */
  @GET
  @Path("{id}/state")
  @Produces(MediaType.APPLICATION_JSON)
  public StateView state(@PathParam("id") String id) {
    Infrastructure found = find(id);
    Map<String, String> machines = new LinkedHashMap<>();
    for (ManagedMachine machine : found.machines()) {
      machines.put(String.valueOf(machine.id().index()), machine.state().word());
    }
    return new StateView(new StateView.States(found.status().state().word(), machines));
  }

  /** The outputs that are known already. */
  @GET
  @Path("{id}/outputs")
  @Produces(MediaType.APPLICATION_JSON)
  public OutputsView outputs(@PathParam("id") String id) {
    Map<String, Object> outputs = new LinkedHashMap<>();
    find(id).outputs().forEach(output -> outputs.put(output.name(), output.value()));
    return new OutputsView(outputs);
  }

  /** The template as it was submitted. */
  @GET
  @Path("{id}/tosca")
  @Produces(MediaType.APPLICATION_JSON)
  public ToscaView tosca(@PathParam("id") String id) {
    return new ToscaView(find(id).template().text());
  }

  private Infrastructure find(String id) {
    return findInfrastructures.get(new InfrastructureId(id), caller.owner());
  }

  private URI uri(InfrastructureId id, String rest) {
    return config.publicUrl("/im/infrastructures/" + id + rest);
  }
}
