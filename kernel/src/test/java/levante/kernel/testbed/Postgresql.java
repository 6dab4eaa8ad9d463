package levante.kernel.testbed;

import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Gives a test class a real PostgreSQL: registered in a static field, it is started before the
 * class' tests and stopped after them. Classes nested in it share it.
 */
public final class Postgresql implements BeforeAllCallback {
  private Optional<RealDatabase> running = Optional.empty();

  @Override
  public void beforeAll(ExtensionContext context) {
    // The store of the outermost class has it, which closes what it has when it is closed itself.
    running =
        Optional.of(
            context
                .getStore(ExtensionContext.Namespace.create(Postgresql.class, this))
                .getOrComputeIfAbsent(
                    RealDatabase.class, key -> RealDatabase.start(), RealDatabase.class));
  }

  /** A new and empty database in it. */
  public DataSource fresh() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(running.orElseThrow().fresh());
    return source;
  }
}
