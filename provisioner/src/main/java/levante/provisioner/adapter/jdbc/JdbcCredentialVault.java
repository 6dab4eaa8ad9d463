package levante.provisioner.adapter.jdbc;

import java.util.List;
import levante.provisioner.adapter.jdbc.Documents.Credentials;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.infrastructure.CredentialVault;
import levante.provisioner.naming.InfrastructureId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Credentials in a table of their own, encrypted. */
final class JdbcCredentialVault implements CredentialVault {
  private final Jdbi jdbi;
  private final Sealer sealer;

  JdbcCredentialVault(Jdbi jdbi, Sealer sealer) {
    this.jdbi = jdbi;
    this.sealer = sealer;
  }

  @Override
  public List<CloudCredential> of(InfrastructureId infrastructure) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT sealed FROM infrastructure_credentials WHERE infrastructure = :id")
                .bind("id", infrastructure.value())
                .mapTo(String.class)
                .findOne()
                .map(text -> sealer.open(place(infrastructure), text))
                .map(json -> Documents.SECRET.read(json, Credentials.class).lines())
                .orElse(List.of()));
  }

  /** Part of the store's transaction. */
  static void insert(
      Handle handle, Sealer sealer, InfrastructureId id, List<CloudCredential> credentials) {
    if (credentials.isEmpty()) {
      return;
    }
    String json = Documents.SECRET.write(new Credentials(credentials));
    handle
        .createUpdate(
            "INSERT INTO infrastructure_credentials (infrastructure, sealed) VALUES (:id, :sealed)")
        .bind("id", id.value())
        .bind("sealed", sealer.seal(place(id), json))
        .execute();
    JdbcStoredCloudStore.use(handle, id, credentials);
  }

  private static String place(InfrastructureId id) {
    return "the credentials of " + id;
  }
}
