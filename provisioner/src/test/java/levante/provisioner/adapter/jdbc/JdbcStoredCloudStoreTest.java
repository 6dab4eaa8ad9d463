package levante.provisioner.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import levante.kernel.OwnerId;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.credential.CloudCheck;
import levante.provisioner.credential.CloudRef;
import levante.provisioner.credential.StoredCloud;
import levante.provisioner.credential.StoredCloudStore;
import levante.provisioner.credential.StoredCloudStoreContract;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.testing.Databases;
import levante.provisioner.testing.SettableClock;
import levante.provisioner.testing.World;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class JdbcStoredCloudStoreTest extends StoredCloudStoreContract {
  private final DataSource database = Databases.fresh();
  private final StoredCloudStore clouds = ProvisionerDatabase.openClouds(database, World.KEY);
  private final InfrastructureStore infrastructures =
      ProvisionerDatabase.open(database, World.KEY).store();

  @Override
  protected StoredCloudStore clouds() {
    return clouds;
  }

  @Override
  protected InfrastructureStore infrastructures() {
    return infrastructures;
  }

  @Test
  void noColumnHoldsAnythingOfTheLineInPlainText() {
    CloudRef site = CloudRef.of(new OwnerId("anna"), "site");
    clouds.insert(
        new StoredCloud(
            site,
            CloudCredential.of(
                Map.of("id", "site", "type", "OpenStack", "password", "correct horse")),
            SettableClock.NOON,
            new CloudCheck(SettableClock.NOON, Optional.empty(), List.of())));
    String stored =
        Jdbi.create(database)
            .withHandle(
                handle ->
                    handle.createQuery("SELECT * FROM stored_cloud").mapToMap().list().toString());
    assertThat(stored).contains("site", "OpenStack").doesNotContain("correct horse");
  }
}
