package levante.provisioner.adapter.jdbc;

import javax.sql.DataSource;
import levante.kernel.testbed.RealDatabase;
import levante.provisioner.credential.StoredCloudStore;
import levante.provisioner.credential.StoredCloudStoreContract;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.testing.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.postgresql.ds.PGSimpleDataSource;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlStoredCloudStoreIT extends StoredCloudStoreContract {
  private static RealDatabase postgresql;

  @BeforeAll
  static void start() {
    postgresql = RealDatabase.start();
  }

  @AfterAll
  static void stop() {
    postgresql.close();
  }

  private static DataSource fresh() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(postgresql.fresh());
    return source;
  }

  private final DataSource database = fresh();
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
