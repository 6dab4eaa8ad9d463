package levante.provisioner.cloud;

import java.util.List;
import levante.kernel.LevanteException;

/** Opens the clouds that credentials give access to. Cheap to call; clients are kept. */
public interface Clouds {
  /**
   * The cloud that an infrastructure with these credentials buys its machines from. IM's {@code
   * type = Dummy}, and no credentials at all, give the sandbox cloud.
   *
   * @throws LevanteException INVALID_REQUEST when no credential is of a type that is served
   */
  CloudProvider open(List<CloudCredential> credentials);
}
