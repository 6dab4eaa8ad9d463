package levante.web.rest.v1.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.Provisioner;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.login.SignIn;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.ManagedMachine;
import levante.web.bridge.CloudNodeConfigurators;
import levante.web.security.Caller;

/**
 * Gives out how a machine is signed in to, with the key; who was given it is in the audit trail.
 */
@Path("/api/v1/infrastructures")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MachineLoginResource {
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private Provisioner provisioner;
  @Inject private Caller caller;

  /** Of the machine of that name; a POST, so that no look fetches a key. */
  @POST
  @Path("{id}/machines/{machine}/sign-in")
  public MachineLoginView signIn(@PathParam("id") String id, @PathParam("machine") String name) {
    Infrastructure found = findInfrastructures.get(new InfrastructureId(id), caller.owner());
    ManagedMachine machine =
        found.machines().stream()
            .filter(one -> one.id().value().equals(name))
            .findFirst()
            .orElseThrow(() -> refused("%s has no machine %s".formatted(found.name(), name)));
    if (CloudNodeConfigurators.isSandbox(machine.placement().cloud())) {
      throw refused("%s is a machine of the sandbox: nobody signs in to it".formatted(name));
    }
    SignIn signIn =
        provisioner
            .findSignIns()
            .of(found, machine)
            .orElseThrow(() -> refused("it is not known yet where %s answers".formatted(name)));
    return MachineLoginView.of(name, signIn);
  }

  private static LevanteException refused(String why) {
    return new LevanteException(ErrorCode.MACHINE_NOT_FOUND, why);
  }
}
