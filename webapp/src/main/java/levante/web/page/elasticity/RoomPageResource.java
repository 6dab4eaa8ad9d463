package levante.web.page.elasticity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import java.util.UUID;
import java.util.function.Function;
import levante.elasticity.Elasticity;
import levante.elasticity.operate.RequestRoom;
import levante.kernel.ClusterId;
import levante.web.jte.Templates;
import levante.web.page.frame.Counts;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Section;
import levante.web.rest.v1.room.WantedRoom;
import levante.web.security.Caller;

/** Asks for room on a cluster ahead of work. */
@Path("elasticity/{cluster}/room")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class RoomPageResource {
  private static final int NAME_LENGTH = 12;

  @Inject private Elasticity elasticity;
  @Inject private ScalingViews views;
  @Inject private ScalingPages pages;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  @PathParam("cluster")
  private String cluster;

  /** What was filled in; times are in minutes. */
  public static class Asked {
    @FormParam("slots")
    @DefaultValue("")
    private String slots;

    @FormParam("cpu")
    @DefaultValue("1")
    private String cpu;

    @FormParam("memory")
    @DefaultValue("1Gi")
    private String memory;

    @FormParam("gpu")
    @DefaultValue("0")
    private String gpu;

    @FormParam("within")
    @DefaultValue("")
    private String within;

    @FormParam("held")
    @DefaultValue("")
    private String held;

    private WantedRoom wanted() {
      return new WantedRoom(
          cpu.strip(),
          memory.strip(),
          gpu.strip(),
          Counts.positive(slots),
          minutes(within),
          minutes(held));
    }

    private static String minutes(String written) {
      return "PT%dM".formatted(Counts.positive(written));
    }
  }

  /** Asks for it. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response ask(@BeanParam Asked asked) {
    String name = UUID.randomUUID().toString().replace("-", "").substring(0, NAME_LENGTH);
    return act(Done.ASKED, room -> room.ask(id(), name, asked.wanted().by(caller.owner())));
  }

  /** Takes one back. */
  @POST
  @Path("withdrawal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response withdraw(@FormParam("request") @DefaultValue("") String request) {
    return act(Done.WITHDRAWN, room -> room.withdraw(id(), request, caller.owner()));
  }

  private ClusterId id() {
    return views.id(cluster, caller.owner());
  }

  private Response act(Done done, Function<RequestRoom, ?> work) {
    ClusterId id = id();
    Frame frame = frames.of(Section.ELASTICITY, headers);
    return pages.after(frame, id, done, () -> work.apply(elasticity.room())).answer(templates);
  }
}
