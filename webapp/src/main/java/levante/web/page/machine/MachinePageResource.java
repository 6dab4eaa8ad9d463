package levante.web.page.machine;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import levante.provisioner.change.ChangeUseCases;
import levante.provisioner.change.OrderMachines.Order;
import levante.provisioner.naming.InfrastructureId;
import levante.web.jte.Templates;
import levante.web.page.act.Done;
import levante.web.page.frame.Confirmation;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Section;
import levante.web.security.Caller;

/** One machine: stopped, started, booted anew, removed. */
@Path("infrastructures/{id}/machines/{index: [0-9]{1,9}}")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class MachinePageResource {
  @Inject private ChangeUseCases changes;
  @Inject private MachinePages pages;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  @PathParam("id")
  private String id;

  @PathParam("index")
  private int index;

  /** Its page. */
  @GET
  public Response page() {
    return pages.page(frames.of(Section.INFRASTRUCTURES, headers), at()).answer(templates);
  }

  /** Stops it. */
  @POST
  @Path("stop")
  public Response stop() {
    return act(Done.STOPPED, () -> order(Order.STOP));
  }

  /** Starts it. */
  @POST
  @Path("start")
  public Response start() {
    return act(Done.STARTED, () -> order(Order.START));
  }

  /** Boots it anew. */
  @POST
  @Path("reboot")
  public Response reboot() {
    return act(Done.REBOOTED, () -> order(Order.REBOOT));
  }

  /** Removes it. */
  @POST
  @Path("removal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response remove(@FormParam("sure") @DefaultValue("") String sure) {
    return act(
        Done.REMOVED,
        () -> {
          Confirmation.require(sure);
          changes.machines().remove(new InfrastructureId(id), caller.owner(), List.of(index));
        });
  }

  private void order(Order order) {
    changes.order().order(new InfrastructureId(id), caller.owner(), List.of(index), order);
  }

  private Response act(Done done, Runnable work) {
    return pages
        .act(frames.of(Section.INFRASTRUCTURES, headers), at(), done, work)
        .answer(templates);
  }

  private MachinePath at() {
    return new MachinePath(new InfrastructureId(id), index);
  }
}
