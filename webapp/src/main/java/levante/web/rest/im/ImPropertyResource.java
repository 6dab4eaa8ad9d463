package levante.web.rest.im;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.change.ShareInfrastructure;
import levante.provisioner.history.EventHistory;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.transfer.ExportInfrastructure;
import levante.web.radl.MachineRadl;
import levante.web.radl.RadlTemplate;
import levante.web.radl.RadlText;
import levante.web.rest.im.form.ContextMessage;
import levante.web.rest.im.form.Flag;
import levante.web.rest.im.form.ImAnswers;
import levante.web.rest.im.form.ImMachines;
import levante.web.security.Caller;

/** An infrastructure's properties, each under its name. */
@Path("/im/infrastructures/{id}")
@RequestScoped
public class ImPropertyResource {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject private ShareInfrastructure shareInfrastructure;
  @Inject private ExportInfrastructure exportInfrastructure;
  @Inject private EventHistory history;
  @Inject private NewGuest newGuest;
  @Inject private ImAccess access;
  @Inject private Caller caller;

  @Context private HttpHeaders headers;

  /** {@code {"state": {"state": s, "vm_states": {"0": s}}}}. */
  @GET
  @Path("state")
  public Response state(@PathParam("id") String id) {
    Infrastructure found = access.infrastructure(id);
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    state.put("state", found.status().state().word());
    ObjectNode machines = state.putObject("vm_states");
    ImMachines.of(found)
        .forEach(
            machine -> machines.put(String.valueOf(machine.id().index()), machine.state().word()));
    return new ImAnswers(headers).json("state", state);
  }

  /** The outputs that are known already; RADL has none. */
  @GET
  @Path("outputs")
  public Response outputs(@PathParam("id") String id) {
    Infrastructure found = requireTosca(access.infrastructure(id), "outputs");
    ObjectNode outputs = JsonNodeFactory.instance.objectNode();
    found.outputs().forEach(output -> outputs.set(output.name(), JSON.valueToTree(output.value())));
    return new ImAnswers(headers).json("outputs", outputs);
  }

  /** The template, as it was submitted or last merged: a text, inside JSON too. */
  @GET
  @Path("tosca")
  public Response tosca(@PathParam("id") String id) {
    Infrastructure found = requireTosca(access.infrastructure(id), "tosca");
    return new ImAnswers(headers).text("tosca", found.template().text());
  }

  private static Infrastructure requireTosca(Infrastructure found, String property) {
    if (RadlTemplate.origin(found.template()).isPresent()) {
      throw new LevanteException(
          ErrorCode.FORBIDDEN,
          "'%s' infrastructure property is not valid in this infrastructure".formatted(property));
    }
    return found;
  }

  /** What it is, in RADL's text; that text inside JSON too. */
  @GET
  @Path("radl")
  public Response radl(@PathParam("id") String id) {
    Infrastructure found = access.infrastructure(id);
    return new ImAnswers(headers).text("radl", RadlText.write(MachineRadl.of(found)));
  }

  /** What was done, as text. */
  @GET
  @Path("contmsg")
  public Response message(@PathParam("id") String id, @QueryParam("headeronly") Flag headerOnly) {
    Infrastructure found = access.infrastructure(id);
    boolean isShort = headerOnly != null && headerOnly.isSet();
    return new ImAnswers(headers)
        .text("contmsg", new ContextMessage(found, history).whole(isShort));
  }

  /**
   * All of it, to be taken in elsewhere; with {@code delete} it is not looked after here any more.
   */
  @GET
  @Path("data")
  public Response data(@PathParam("id") String id, @QueryParam("delete") Flag delete) {
    Infrastructure found = access.infrastructure(id);
    boolean handsOver = delete != null && delete.isSet();
    String data = exportInfrastructure.of(found.id(), caller.owner(), handsOver);
    return new ImAnswers(headers).document("data", data);
  }

  /** Who may do with it what they want, the owner first. */
  @GET
  @Path("authorization")
  public Response owners(@PathParam("id") String id) {
    Infrastructure found = access.infrastructure(id);
    List<String> names =
        Stream.concat(Stream.of(found.owner()), found.guests().stream())
            .map(OwnerId::value)
            .toList();
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    names.forEach(all::add);
    return new ImAnswers(headers).named("authorization", all, String.join("\n", names));
  }

  /** Lets another user in as well, or with {@code overwrite} instead. */
  @POST
  @Path("authorization")
  public Response share(
      @PathParam("id") String id, @QueryParam("overwrite") Flag overwrite, byte[] body) {
    Infrastructure found = access.infrastructure(id);
    OwnerId user = newGuest.of(headers.getMediaType(), body);
    if (overwrite != null && overwrite.isSet()) {
      shareInfrastructure.handTo(found.id(), caller.owner(), user);
    } else {
      shareInfrastructure.with(found.id(), caller.owner(), user);
    }
    return Response.ok("", MediaType.TEXT_PLAIN_TYPE).build();
  }
}
