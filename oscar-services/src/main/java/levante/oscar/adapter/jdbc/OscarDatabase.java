package levante.oscar.adapter.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** This module's tables in Levante's database: migrated, then spoken to in transactions. */
public final class OscarDatabase {
  /** Integrity constraint violation, unique; the same in H2 and PostgreSQL. */
  private static final String UNIQUE_VIOLATION = "23505";

  private static final int TRIES = 4;
  private static final int KEYS_PER_QUERY = 500;

  private final Jdbi jdbi;

  private OscarDatabase(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Migrates the tables of this module; other modules' tables in the same database stay. */
  public static OscarDatabase migrated(DataSource source) {
    Flyway.configure(OscarDatabase.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:db/migration/oscar")
        .table("flyway_oscar")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
    return new OscarDatabase(Jdbi.create(source));
  }

  /** Reads or writes in one transaction. */
  <T> T inTransaction(Function<Handle, T> work) {
    return jdbi.inTransaction(handle -> work.apply(handle));
  }

  /**
   * Writes what may have been written by somebody else in the same moment: then the work is done
   * again and finds it.
   */
  <T> T inTransactionAgainstOthers(Function<Handle, T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return inTransaction(work);
      } catch (JdbiException e) {
        if (tries == TRIES || !isUniqueViolation(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean isUniqueViolation(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** Asks for many keys, some at a time. */
  static <K, V> List<V> some(List<K> keys, Function<List<K>, List<V>> query) {
    List<V> all = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += KEYS_PER_QUERY) {
      all.addAll(query.apply(keys.subList(from, Math.min(keys.size(), from + KEYS_PER_QUERY))));
    }
    return all;
  }

  /** Walks from one to the next, so that distinct values cost a step of an index each. */
  static <T> List<T> steps(Function<Optional<T>, Optional<T>> next) {
    List<T> all = new ArrayList<>();
    for (Optional<T> one = next.apply(Optional.empty()); one.isPresent(); one = next.apply(one)) {
      all.add(one.get());
    }
    return all;
  }
}
