package levante.web.adapter.jdbc;

import java.nio.file.Path;
import javax.sql.DataSource;
import levante.web.backup.DatabaseCopy;
import org.jdbi.v3.core.Jdbi;

/** Copies an H2 by its own means, as an archive with the database's file. */
public final class H2Copy implements DatabaseCopy {
  private final Jdbi jdbi;

  /** Of that database. */
  public H2Copy(DataSource dataSource) {
    this.jdbi = Jdbi.create(dataSource);
  }

  @Override
  public void to(Path file) {
    jdbi.useHandle(handle -> handle.execute("BACKUP TO ?", file.toAbsolutePath().toString()));
  }
}
