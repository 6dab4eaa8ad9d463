package levante.provisioner.adapter.jdbc;

import javax.sql.DataSource;
import levante.kernel.testbed.Postgresql;
import levante.provisioner.credential.StoredCloudStore;
import levante.provisioner.credential.StoredCloudStoreContract;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlStoredCloudStoreIT extends StoredCloudStoreContract {
  @RegisterExtension private static final Postgresql POSTGRESQL = new Postgresql();

  private final DataSource database = POSTGRESQL.fresh();
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
}
