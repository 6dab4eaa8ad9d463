package levante.web.rest.v1;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.web.account.Account;
import levante.web.account.ManageAccounts;
import levante.web.security.AddUser;
import levante.web.security.Caller;
import levante.web.security.Role;
import levante.web.security.User;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Users, for the admin. */
@Path("/api/v1/users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "403")
public class UserResource {
  @Inject private AddUser addUser;
  @Inject private ManageAccounts accounts;
  @Inject private Caller caller;

  /** Who is to be added; the role is USER when it is left out. */
  public record NewUser(String name, String password, Optional<Role> role) {}

  /** A user as others may see one. */
  public record UserView(String name, Role role) {
    private static UserView of(User user) {
      return new UserView(user.name().value(), user.role());
    }
  }

  /**
   * A user as an admin sees one.
   *
   * @param signedIn when they last signed in on a page
   * @param identities who they are at identity providers; none for one with a password
   */
  public record AccountView(
      String name,
      Role role,
      Instant created,
      Optional<Instant> signedIn,
      List<Account.Provided> identities) {
    private static AccountView of(Account account) {
      return new AccountView(
          account.name().value(),
          account.role(),
          account.created(),
          account.signedIn(),
          account.identities());
    }
  }

  /** What a password is set to. */
  public record NewPassword(String password) {}

  /** All users, by name. */
  @GET
  public List<AccountView> list() {
    return accounts.list(caller).stream().map(AccountView::of).toList();
  }

  /** Adds a user. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponseSchema(value = UserView.class, responseCode = "201")
  public Response add(NewUser wish) {
    User added = addUser.add(caller, wish.name(), wish.password(), wish.role().orElse(Role.USER));
    return Response.status(Response.Status.CREATED).entity(UserView.of(added)).build();
  }

  /** Gives a user another password, and ends their sessions. */
  @PUT
  @Path("{name}/password")
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponse(responseCode = "204")
  public Response setPassword(@PathParam("name") String name, NewPassword wish) {
    accounts.setPassword(caller, new OwnerId(name), wish.password());
    return Response.noContent().build();
  }

  /** Removes a user who has nothing. */
  @DELETE
  @Path("{name}")
  @APIResponse(responseCode = "204")
  public Response remove(@PathParam("name") String name) {
    accounts.remove(caller, new OwnerId(name));
    return Response.noContent().build();
  }
}
