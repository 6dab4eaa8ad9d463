package levante.web.page.machine;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import levante.provisioner.naming.InfrastructureId;
import levante.web.audit.ChangesNothing;
import levante.web.jte.Templates;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Section;

/** Gives a machine another size, after a page that says what that means. */
@Path("infrastructures/{id}/machines/{index: [0-9]{1,9}}/size")
@RequestScoped
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces("text/html;charset=UTF-8")
public class ResizeResource {
  @Inject private ResizePages pages;
  @Inject private MachinePages machines;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Context private HttpHeaders headers;

  @PathParam("id")
  private String id;

  @PathParam("index")
  private int index;

  /** What it would mean. */
  @POST
  @ChangesNothing
  @Path("plan")
  public Response plan(
      @FormParam("cpus") @DefaultValue("") String cpus,
      @FormParam("memory") @DefaultValue("") String memory,
      @FormParam("disk") @DefaultValue("") String disk) {
    return pages.plan(frame(), at(), SizeForm.typed(cpus, memory, disk)).answer(templates);
  }

  /** The machine's page again, with what was typed. */
  @POST
  @ChangesNothing
  @Path("form")
  public Response form(
      @FormParam("cpus") @DefaultValue("") String cpus,
      @FormParam("memory") @DefaultValue("") String memory,
      @FormParam("disk") @DefaultValue("") String disk) {
    return machines.page(frame(), at(), SizeForm.typed(cpus, memory, disk)).answer(templates);
  }

  /** Does it, with the size that was shown. */
  @POST
  public Response resize(
      @FormParam("cpus") @DefaultValue("") String cpus,
      @FormParam("memory") @DefaultValue("") String memory,
      @FormParam("disk") @DefaultValue("") String disk,
      @FormParam("size") @DefaultValue("") String size,
      @FormParam("sure") @DefaultValue("") String sure) {
    SizeForm typed = SizeForm.typed(cpus, memory, disk);
    return pages.resize(frame(), at(), typed, new ResizePages.Shown(size, sure)).answer(templates);
  }

  private MachinePath at() {
    return new MachinePath(new InfrastructureId(id), index);
  }

  private Frame frame() {
    return frames.of(Section.INFRASTRUCTURES, headers);
  }
}
