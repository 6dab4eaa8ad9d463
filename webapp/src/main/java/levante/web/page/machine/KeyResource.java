package levante.web.page.machine;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.InfrastructureId;
import levante.web.page.frame.Downloads;
import levante.web.security.Caller;

/** The private key by which the owner of a machine signs in to it, for whoever asks for it. */
@Path("infrastructures/{id}/machines/{index: [0-9]{1,9}}/key")
@RequestScoped
public class KeyResource {
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private SignIns signIns;
  @Inject private Caller caller;

  /** As a file, which nothing keeps on its way; no link leads here, so that no look fetches it. */
  @POST
  public Response key(@PathParam("id") String id, @PathParam("index") int index) {
    Infrastructure found = findInfrastructures.get(new InfrastructureId(id), caller.owner());
    return Downloads.kept(
        Response.ok(signIns.key(found, SignIns.machine(found, index)).reveal()),
        SignIns.keyFile(found));
  }
}
