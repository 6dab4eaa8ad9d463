package levante.web.rest.im;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
import levante.provisioner.change.ChangeUseCases;
import levante.provisioner.change.OrderMachines.Order;
import levante.provisioner.change.ResizeMachine;
import levante.provisioner.history.EventHistory;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.plan.ManagedMachine;
import levante.web.radl.MachineRadl;
import levante.web.radl.Radl;
import levante.web.radl.RadlFeature;
import levante.web.radl.RadlJson;
import levante.web.radl.RadlSection;
import levante.web.rest.im.form.ContextMessage;
import levante.web.rest.im.form.ImAnswers;
import levante.web.rest.im.form.ImBody;
import levante.web.rest.im.form.ImMachines;
import levante.web.rest.v1.Templates;
import levante.web.security.Caller;

/** One machine, known by its number: looked at, resized, stopped, started, rebooted, removed. */
@Path("/im/infrastructures/{id}/vms/{vm}")
@RequestScoped
public class ImMachineResource {
  @Inject private ChangeUseCases changes;
  @Inject private EventHistory history;
  @Inject private Templates templates;
  @Inject private ImAccess access;
  @Inject private Caller caller;

  @Context private HttpHeaders headers;

  /** What it is, in RADL. */
  @GET
  public Response get(@PathParam("id") String id, @PathParam("vm") String vm) {
    Infrastructure found = access.infrastructure(id);
    return new ImAnswers(headers).radl(MachineRadl.of(found, ImMachines.of(found, vm)));
  }

  /** One of its features, by RADL's name, or {@code contmsg}. */
  @GET
  @Path("{property}")
  public Response property(
      @PathParam("id") String id,
      @PathParam("vm") String vm,
      @PathParam("property") String property) {
    Infrastructure found = access.infrastructure(id);
    ManagedMachine machine = ImMachines.of(found, vm);
    ImAnswers answers = new ImAnswers(headers);
    if (property.equals("contmsg")) {
      return answers.text(property, new ContextMessage(found, history).of(machine));
    }
    RadlFeature feature =
        MachineRadl.of(found, machine)
            .system(machine.nodeTemplate())
            .flatMap(system -> system.feature(property))
            .orElseThrow(
                () ->
                    new LevanteException(
                        ErrorCode.MACHINE_NOT_FOUND,
                        "incorrect property %s for VM ID %s".formatted(property, vm)));
    return answers.named(property, RadlJson.value(feature.value()), feature.value().plain());
  }

  /** Removes it, or the machines of a list such as {@code 1,2}. */
  @DELETE
  public Response remove(@PathParam("id") String id, @PathParam("vm") String list) {
    Infrastructure found = access.infrastructure(id);
    changes
        .machines()
        .remove(found.id(), caller.owner(), ImMachines.numbers(list, ErrorCode.MACHINE_NOT_FOUND));
    return done();
  }

  /** Gives it another size; answers it as it shall be. */
  @PUT
  public Response alter(@PathParam("id") String id, @PathParam("vm") String vm, byte[] body) {
    Infrastructure found = access.infrastructure(id);
    ManagedMachine machine = ImMachines.of(found, vm);
    Radl radl =
        ImBody.read(headers, body, templates)
            .match(
                tosca -> {
                  throw new LevanteException(
                      ErrorCode.UNSUPPORTED_MEDIA_TYPE, "a VM is altered by RADL");
                },
                ImBody.OfRadl::radl);
    ManagedMachine resized =
        radl.of(RadlSection.Kind.SYSTEM).stream()
            .findFirst()
            .map(
                system ->
                    changes
                        .resize()
                        .resize(found.id(), caller.owner(), machine.id().index(), wanted(system)))
            .orElse(machine);
    return new ImAnswers(headers).radl(MachineRadl.of(found, resized));
  }

  private static ResizeMachine.Wanted wanted(RadlSection system) {
    return new ResizeMachine.Wanted(
        system.number("cpu.count").map(BigDecimal::intValue),
        bytes(system, "memory.size"),
        bytes(system, "disks.free_size"),
        system.number("gpu.count").map(BigDecimal::intValue),
        system.text("instance_type"));
  }

  private static Optional<Quantity> bytes(RadlSection system, String name) {
    return system
        .number(name)
        .map(bytes -> Quantity.of(bytes.setScale(0, RoundingMode.CEILING).longValue()));
  }

  /** Stops, starts or reboots it. */
  @PUT
  @Path("{order: start|stop|reboot}")
  public Response order(
      @PathParam("id") String id, @PathParam("vm") String vm, @PathParam("order") String order) {
    Infrastructure found = access.infrastructure(id);
    List<Integer> machine = List.of(ImMachines.of(found, vm).id().index());
    changes
        .order()
        .order(found.id(), caller.owner(), machine, Order.valueOf(order.toUpperCase(Locale.ROOT)));
    return done();
  }

  /** Refused: no cloud that is served here makes pictures of disks. */
  @PUT
  @Path("disks/{disk}/snapshot")
  public Response snapshot(@PathParam("id") String id, @PathParam("vm") String vm) {
    Infrastructure found = access.infrastructure(id);
    ManagedMachine machine = ImMachines.of(found, vm);
    throw new LevanteException(
        ErrorCode.INVALID_REQUEST,
        "cloud %s makes no snapshots of disks".formatted(machine.placement().cloud()));
  }

  private static Response done() {
    return Response.ok("", MediaType.TEXT_PLAIN_TYPE).build();
  }
}
