package levante.elasticity.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import levante.kernel.Quantity;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** The module's tables in Levante's database, where other modules have theirs too. */
final class ElasticityTables {
  private ElasticityTables() {}

  /** Brings the tables up to date. */
  static Jdbi migrated(DataSource levante) {
    Flyway.configure(ElasticityTables.class.getClassLoader())
        .dataSource(levante)
        .locations("classpath:db/migration/elasticity")
        .table("flyway_elasticity")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
    return Jdbi.create(levante);
  }

  static OffsetDateTime stored(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** An amount as it was before it was stored. */
  static Quantity amount(ResultSet row, String column) throws SQLException {
    return Quantity.parse(row.getBigDecimal(column).toPlainString());
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return optionalInstant(row, column)
        .orElseThrow(() -> new IllegalStateException(column + " is NULL"));
  }

  static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
