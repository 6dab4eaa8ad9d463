package levante.provisioner.infrastructure;

import java.util.List;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.naming.InfrastructureId;

/** Gives back the credentials that an infrastructure was submitted with. */
public interface CredentialVault {
  /** The credentials, in the order of the header; empty when there were none. */
  List<CloudCredential> of(InfrastructureId infrastructure);
}
