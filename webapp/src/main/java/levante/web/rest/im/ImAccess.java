package levante.web.rest.im;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.InfrastructureId;
import levante.web.security.Caller;

/** Finds what a path names, with IM's refusals: 403 for another's, 404 for what is not there. */
@RequestScoped
public class ImAccess {
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private Caller caller;

  /** The caller's infrastructure of that id. */
  Infrastructure infrastructure(String id) {
    InfrastructureId known = new InfrastructureId(id);
    if (findInfrastructures.isAnothers(known, caller.owner())) {
      throw new LevanteException(
          ErrorCode.FORBIDDEN, "access to this infrastructure is not granted");
    }
    return findInfrastructures.get(known, caller.owner());
  }
}
