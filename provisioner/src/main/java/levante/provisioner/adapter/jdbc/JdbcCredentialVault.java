package levante.provisioner.adapter.jdbc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Written once with their infrastructure, and asked for at each look at it. */
  private final Map<InfrastructureId, List<CloudCredential>> known =
      Collections.synchronizedMap(new Recent());

  /** Those that were asked for last: more than one server looks after. */
  private static final class Recent extends LinkedHashMap<InfrastructureId, List<CloudCredential>> {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 20_000;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<InfrastructureId, List<CloudCredential>> eldest) {
      return size() > MOST;
    }
  }

  JdbcCredentialVault(Jdbi jdbi, Sealer sealer) {
    this.jdbi = jdbi;
    this.sealer = sealer;
  }

  @Override
  public List<CloudCredential> of(InfrastructureId infrastructure) {
    return known.computeIfAbsent(infrastructure, this::read);
  }

  private List<CloudCredential> read(InfrastructureId infrastructure) {
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
