package levante.web.page.act;

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
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.change.ShareInfrastructure;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.InfrastructureId;
import levante.web.jte.Templates;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Confirmation;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Section;
import levante.web.security.Caller;
import levante.web.security.User;
import levante.web.security.UserStore;

/** Lets others in to an infrastructure, and gives it away; only to users that there are. */
@Path("infrastructures/{id}/sharing")
@RequestScoped
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces("text/html;charset=UTF-8")
public class SharingResource {
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private ShareInfrastructure share;
  @Inject private UserStore users;
  @Inject private Acts acts;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  @PathParam("id")
  private String id;

  /** Lets a user do with it what its owner may. */
  @POST
  public Response let(@FormParam("user") @DefaultValue("") String user) {
    Infrastructure found = found();
    return acts.act(
            frame(),
            found.id(),
            Done.SHARED,
            () -> share.with(found.id(), caller.owner(), named(user)))
        .answer(templates);
  }

  /** Lets nobody in any more but its owner. */
  @POST
  @Path("end")
  public Response end() {
    Infrastructure found = found();
    return acts.act(
            frame(),
            found.id(),
            Done.UNSHARED,
            () -> {
              requireOwner(found);
              return share.handTo(found.id(), caller.owner(), found.owner());
            })
        .answer(templates);
  }

  /** Gives it away; whoever gave it does not see it any more. */
  @POST
  @Path("owner")
  public Response give(
      @FormParam("user") @DefaultValue("") String user,
      @FormParam("sure") @DefaultValue("") String sure) {
    Infrastructure found = found();
    return Attempt.at(
            () -> {
              requireOwner(found);
              Confirmation.require(sure);
              return share.handTo(found.id(), caller.owner(), named(user));
            })
        .match(
            given -> Page.to("/infrastructures"),
            refusal -> acts.page(frame(), found.id(), Optional.empty(), Optional.of(refusal)))
        .answer(templates);
  }

  /** INFRASTRUCTURE_NOT_FOUND when it is another's, before anything is said of users. */
  private Infrastructure found() {
    return findInfrastructures.get(new InfrastructureId(id), caller.owner());
  }

  private void requireOwner(Infrastructure found) {
    if (!found.owner().equals(caller.owner())) {
      throw new LevanteException(
          ErrorCode.FORBIDDEN, "only its owner %s may do that".formatted(found.owner()));
    }
  }

  private OwnerId named(String user) {
    return Optional.of(user.strip())
        .filter(name -> !name.isEmpty())
        .map(OwnerId::new)
        .flatMap(users::find)
        .map(User::name)
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.INVALID_REQUEST, "there is no user called '%s'".formatted(user)));
  }

  private Frame frame() {
    return frames.of(Section.INFRASTRUCTURES, headers);
  }
}
