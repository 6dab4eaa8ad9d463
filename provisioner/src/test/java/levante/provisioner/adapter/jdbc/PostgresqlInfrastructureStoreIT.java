package levante.provisioner.adapter.jdbc;

import javax.sql.DataSource;
import levante.kernel.testbed.RealDatabase;
import levante.provisioner.infrastructure.InfrastructureStoreContract;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.testing.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.postgresql.ds.PGSimpleDataSource;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlInfrastructureStoreIT extends InfrastructureStoreContract {
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

  private final Records records = ProvisionerDatabase.open(fresh(), World.KEY);

  @Override
  protected Records records() {
    return records;
  }
}
