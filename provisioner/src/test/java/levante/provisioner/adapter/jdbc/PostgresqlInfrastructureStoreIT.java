package levante.provisioner.adapter.jdbc;

import levante.kernel.testbed.Postgresql;
import levante.provisioner.infrastructure.InfrastructureStoreContract;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlInfrastructureStoreIT extends InfrastructureStoreContract {
  @RegisterExtension private static final Postgresql POSTGRESQL = new Postgresql();

  private final Records records = ProvisionerDatabase.open(POSTGRESQL.fresh(), World.KEY);

  @Override
  protected Records records() {
    return records;
  }
}
