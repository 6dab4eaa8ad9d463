package levante.web.page.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Leads to the first of the admin's pages. */
@Path("admin")
@RequestScoped
public class AdminResource {
  @Inject private AdminDoor door;

  /** To the users. */
  @GET
  public Response first() {
    door.admin();
    return Response.seeOther(URI.create(Tab.USERS.path())).build();
  }
}
