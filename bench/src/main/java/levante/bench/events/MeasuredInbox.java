package levante.bench.events;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.oscar.OscarConfig;
import levante.oscar.OscarPorts;
import levante.oscar.OscarServices;
import levante.oscar.adapter.jdbc.OscarDatabase;
import levante.oscar.fdl.FdlReader;
import levante.oscar.inbox.WakingInbox;
import levante.oscar.service.ServiceCluster;
import levante.oscar.storage.StorageAccess;
import org.postgresql.ds.PGSimpleDataSource;

/** The module as the server has it, over a database of its own that holds a backlog. */
final class MeasuredInbox implements AutoCloseable {
  static final int SERVICES = 100;

  /** As many as the server's pool has. */
  private static final int CONNECTIONS = 10;

  private static final ClusterId CLUSTER = new ClusterId("bench-7f3a2b");
  private static final OwnerId OWNER = new OwnerId("bench");
  private static final String INFRASTRUCTURE = "7f3a2b00-0000-4000-8000-000000000000";

  private static final String BACKLOG =
      """
      INSERT INTO oscar_deliveries (digest, seen_as, cluster, service, storage, bucket, object_key,
        version, object_size, etag, version_id, modified, source, state, attempts,
        script_failures, other_failures, accepted, not_before, reason)
      SELECT md5('d' || i), md5('s' || i), '%1$s', 's' || lpad((i %% %2$d)::text, 3, '0'), '%1$s',
        'bench', 's' || lpad((i %% %2$d)::text, 3, '0') || '/in/old-' || i, md5('v' || i) || ' 1',
        1024, md5('v' || i), NULL, 1, 'NOTIFICATION', 'WAITING', 0, 0, 0, i, i, NULL
      FROM generate_series(1, %3$d) i
      """;

  private final HikariDataSource source;
  private final OscarServices oscar;
  private final Events events = new Events(SERVICES);

  /** With so many deliveries that wait. */
  MeasuredInbox(String url, int backlog) {
    PGSimpleDataSource postgresql = new PGSimpleDataSource();
    postgresql.setUrl(url);
    postgresql.setReWriteBatchedInserts(true);
    HikariConfig config = new HikariConfig();
    config.setDataSource(postgresql);
    config.setMaximumPoolSize(CONNECTIONS);
    source = new HikariDataSource(config);
    oscar =
        OscarServices.over(
            OscarDatabase.migrated(source),
            ports(),
            new byte[32],
            Clock.systemUTC(),
            OscarConfig.DEFAULTS);
    oscar
        .applyServices()
        .apply(new FdlReader().read("bench.yaml", fdl()), OWNER, Optional.of(INFRASTRUCTURE));
    fill(backlog);
  }

  private static OscarPorts ports() {
    return new OscarPorts(
        () -> List.of(cluster()),
        access -> new EndlessStorage(),
        (storage, bucket, prefixes) -> {},
        new SilentCluster(),
        new NoPods(),
        new NoServers(),
        kubeconfig -> {},
        new OscarPorts.News(
            new WakingInbox.News(() -> {}, () -> {}),
            () -> {},
            new OscarPorts.Ended((outcome, took) -> {}, (job, after) -> {})));
  }

  private static ServiceCluster cluster() {
    StorageAccess access =
        new StorageAccess(
            "minio.default",
            URI.create("http://storage.invalid:9000"),
            "access",
            Secret.of("secret"),
            "us-east-1",
            StorageAccess.Tls.VERIFIED,
            StorageAccess.Protocol.S3);
    return new ServiceCluster(CLUSTER, "bench", INFRASTRUCTURE, OWNER, Optional.of(access));
  }

  private static String fdl() {
    StringBuilder text = new StringBuilder("functions:\n  oscar:\n");
    for (int i = 0; i < SERVICES; i++) {
      String name = "s%03d".formatted(i);
      text.append(
          "  - bench: {name: %1$s, image: debian:12, script: 'true', input: [{path: bench/%1$s/in}], output: [{path: out/%1$s}]}%n"
              .formatted(name));
    }
    return text.toString();
  }

  private void fill(int backlog) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(BACKLOG.formatted(CLUSTER, SERVICES, backlog));
      statement.execute("VACUUM ANALYZE oscar_deliveries");
      statement.execute("CREATE TABLE alone AS SELECT * FROM oscar_notices");
      statement.execute("ALTER TABLE alone ADD PRIMARY KEY (id)");
      statement.execute("CHECKPOINT");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Brings one event; returns when it is committed. */
  void bring() {
    if (!oscar.acceptNotification().accept(CLUSTER, events.next())) {
      throw new IllegalStateException("nobody reads what was brought");
    }
  }

  /** The same row written in a transaction of its own: what the intake is compared with. */
  void writeAlone() {
    try (Connection connection = source.getConnection();
        PreparedStatement row =
            connection.prepareStatement(
                "INSERT INTO alone (id, cluster, body, received) VALUES (?, ?, ?, 1)")) {
      row.setString(1, UUID.randomUUID().toString());
      row.setString(2, CLUSTER.value());
      row.setString(3, events.next());
      row.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Looks up all that was brought. */
  void lookUp() {
    while (oscar.noticeLoop().tick()) {
      Thread.onSpinWait();
    }
  }

  /** One look of the dispatch, which starts nothing as the cluster does not answer. */
  void dispatch() {
    oscar.dispatchLoop().tick();
  }

  /** Rows of a table. */
  long rows(String table) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    source.close();
  }
}
