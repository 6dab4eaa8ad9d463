package levante.web.rest.im;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import levante.kernel.ErrorCode;
import levante.provisioner.change.ChangeUseCases;
import levante.provisioner.change.OrderMachines.Order;
import levante.provisioner.infrastructure.DestroyInfrastructure;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.plan.ManagedMachine;
import levante.web.radl.RadlText;
import levante.web.rest.im.form.Flag;
import levante.web.rest.im.form.ImAnswers;
import levante.web.rest.im.form.ImBody;
import levante.web.rest.im.form.ImMachines;
import levante.web.rest.v1.Templates;
import levante.web.security.Caller;

/** One infrastructure: looked at, added to, stopped, started, configured anew, ended. */
@Path("/im/infrastructures/{id}")
@RequestScoped
public class ImInfrastructureResource {
  @Inject private DestroyInfrastructure destroyInfrastructure;
  @Inject private ChangeUseCases changes;
  @Inject private ImAddition addition;
  @Inject private ImEnd end;
  @Inject private Templates templates;
  @Inject private ImAccess access;
  @Inject private ImUris uris;
  @Inject private Caller caller;

  @Context private HttpHeaders headers;

  /** Its machines. */
  @GET
  public Response get(@PathParam("id") String id) {
    Infrastructure found = access.infrastructure(id);
    return new ImAnswers(headers).uris(uris.machines(found.id(), ImMachines.of(found))).build();
  }

  /** Adds what TOSCA or RADL says; answers the new machines. */
  @POST
  public Response add(
      @PathParam("id") String id, @QueryParam("context") Flag context, byte[] body) {
    Infrastructure found = access.infrastructure(id);
    boolean configures = context == null || context.isSet();
    List<ManagedMachine> added =
        addition.to(found, ImBody.read(headers, body, templates), configures);
    Response.ResponseBuilder answer = new ImAnswers(headers).uris(uris.machines(found.id(), added));
    return configures ? answer.header("InfID", id).build() : answer.build();
  }

  /**
   * Asks for its end and, unless {@code async} is set, waits a while for it; the answer is empty.
   * {@code force} makes no difference: whatever was going on, it ends.
   */
  @DELETE
  public Response delete(@PathParam("id") String id, @QueryParam("async") Flag async) {
    Infrastructure found = access.infrastructure(id);
    destroyInfrastructure.destroy(found.id(), caller.owner());
    if (async == null || !async.isSet()) {
      end.await(found.id(), caller.owner());
    }
    return done();
  }

  /** Has all its machines, or those of {@code vm_list}, configured anew. */
  @PUT
  @Path("reconfigure")
  public Response reconfigure(
      @PathParam("id") String id, @QueryParam("vm_list") String list, byte[] body) {
    Infrastructure found = access.infrastructure(id);
    String recipes =
        ImBody.read(headers, body, templates)
            .match(
                tosca -> tosca.template().text(),
                radl -> radl.radl().recipes().isEmpty() ? "" : RadlText.write(radl.radl()));
    List<Integer> machines =
        list == null || list.isBlank()
            ? List.of()
            : ImMachines.numbers(list, ErrorCode.INVALID_REQUEST);
    changes.order().reconfigure(found.id(), caller.owner(), machines, recipes);
    return Response.ok("", MediaType.TEXT_PLAIN_TYPE).header("InfID", id).build();
  }

  /** Stops or starts all its machines. */
  @PUT
  @Path("{order: start|stop}")
  public Response order(@PathParam("id") String id, @PathParam("order") String order) {
    Infrastructure found = access.infrastructure(id);
    changes
        .order()
        .order(
            found.id(), caller.owner(), List.of(), Order.valueOf(order.toUpperCase(Locale.ROOT)));
    return done();
  }

  private static Response done() {
    return Response.ok("", MediaType.TEXT_PLAIN_TYPE).build();
  }
}
