package levante.web.adapter.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import levante.web.facts.DatabaseFacts;
import org.jdbi.v3.core.Jdbi;

/** What a database says of itself, and the tables of migrations in it. */
public final class JdbcDatabaseFacts implements DatabaseFacts {
  /** How the modules call their tables of migrations. */
  private static final String PREFIX = "flyway_";

  private final Jdbi jdbi;

  /** Of that database. */
  public JdbcDatabaseFacts(DataSource dataSource) {
    this.jdbi = Jdbi.create(dataSource);
  }

  @Override
  public String product() {
    return jdbi.withHandle(handle -> product(handle.getConnection()));
  }

  private static String product(Connection connection) {
    try {
      DatabaseMetaData data = connection.getMetaData();
      return data.getDatabaseProductName() + " " + data.getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not say what it is", e);
    }
  }

  @Override
  public List<Migrated> migrations() {
    return jdbi.withHandle(
        handle ->
            tables(handle.getConnection()).stream()
                .map(
                    table ->
                        new Migrated(
                            table.substring(PREFIX.length()),
                            handle
                                .createQuery(
                                    "SELECT \"version\" FROM \"%s\" WHERE \"success\" ORDER BY"
                                            .formatted(table)
                                        + " \"installed_rank\" DESC LIMIT 1")
                                .mapTo(String.class)
                                .findOne()
                                .orElse("none")))
                .toList());
  }

  private static List<String> tables(Connection connection) {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        connection
            .getMetaData()
            .getTables(
                null, connection.getSchema(), PREFIX + "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (rows.next()) {
        tables.add(rows.getString("TABLE_NAME"));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not say which tables it has", e);
    }
    tables.sort(Comparator.naturalOrder());
    return tables;
  }
}
