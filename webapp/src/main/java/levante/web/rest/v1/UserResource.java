package levante.web.rest.v1;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import levante.web.security.AddUser;
import levante.web.security.Caller;
import levante.web.security.Role;
import levante.web.security.User;

/** Users, for the admin. */
@Path("/api/v1/users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {
  @Inject private AddUser addUser;
  @Inject private Caller caller;

  /** Who is to be added; the role is USER when it is left out. */
  public record NewUser(String name, String password, Role role) {}

  /** A user as others may see one. */
  public record UserView(String name, Role role) {
    private static UserView of(User user) {
      return new UserView(user.name().value(), user.role());
    }
  }

  /** Adds a user. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(NewUser wish) {
    User added = addUser.add(caller, wish.name(), wish.password(), wish.role());
    return Response.status(Response.Status.CREATED).entity(UserView.of(added)).build();
  }
}
