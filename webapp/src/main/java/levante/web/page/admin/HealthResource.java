package levante.web.page.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import levante.web.health.HealthBoard;
import levante.web.jte.Templates;
import levante.web.page.frame.Page;

/** How the parts are. */
@Path("admin/health")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class HealthResource {
  @Inject private AdminDoor door;
  @Inject private HealthBoard board;
  @Inject private Templates templates;

  /** As of the last look. */
  @GET
  public Response show(@Context HttpHeaders headers) {
    Instant started = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    return Page.of("admin/health.jte", HealthPage.of(door.enter(headers), started, board.last()))
        .answer(templates);
  }
}
