package levante.oscar.testing;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.oscar.OscarConfig;
import levante.oscar.OscarPorts;
import levante.oscar.OscarServices;
import levante.oscar.adapter.jdbc.JdbcClusterBook;
import levante.oscar.adapter.jdbc.JdbcInbox;
import levante.oscar.adapter.jdbc.OscarDatabase;
import levante.oscar.adapter.jdbc.SecretBox;
import levante.oscar.call.CallListener;
import levante.oscar.cluster.JoinedClusters;
import levante.oscar.dispatch.Job;
import levante.oscar.fdl.FdlReader;
import levante.oscar.inbox.Delivery;
import levante.oscar.inbox.Inbox;
import levante.oscar.inbox.WakingInbox;
import levante.oscar.service.ApplyServices;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServiceClusters;
import levante.oscar.service.ServiceId;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;

/** Two clusters of one owner and one of another's, their storages, and the module over them. */
public final class World implements ServiceClusters {
  public static final OwnerId ALICE = new OwnerId("alice");
  public static final OwnerId BOB = new OwnerId("bob");
  public static final ClusterId EDGE = new ClusterId("edge-7f3a2b");
  public static final ClusterId CLOUD = new ClusterId("cloud-7f3a2b");
  public static final ClusterId BOBS = new ClusterId("edge-00b0b0");
  private static final List<String> TABLES =
      List.of(
          "services",
          "ruled_buckets",
          "deliveries",
          "notices",
          "jobs",
          "job_logs",
          "outputs",
          "adopted_clusters",
          "attached_storages");
  public static final String INFRASTRUCTURE = "7f3a2b00-0000-4000-8000-000000000000";

  private static final byte[] KEY = new byte[32];

  public final CrashPoints points;
  public final SettableClock clock = new SettableClock();
  public final DataSource database;
  public final MemoryNotifications rules;
  public final MemoryRunner runner;
  private final Map<String, MemoryObjectStorage> storages = new TreeMap<>();
  private final List<ServiceCluster> clusters = new ArrayList<>();
  private final OscarConfig config;
  private final OscarDatabase tables;
  public final AtomicInteger news = new AtomicInteger();
  public final AtomicInteger notices = new AtomicInteger();

  /** What became of calls. */
  public final List<CallListener.Outcome> outcomes = new CopyOnWriteArrayList<>();

  /** The jobs that ended, each with what became of its file. */
  public final List<String> ended = new CopyOnWriteArrayList<>();

  /** Done when a call waits for a pod. */
  public Runnable onCalls = () -> {};

  public final MemoryWarmPods warm = new MemoryWarmPods();
  public final MemoryExposedPods exposed = new MemoryExposedPods();
  private Optional<ErrorCode> refusal = Optional.empty();
  private OscarServices oscar;

  public World() {
    this(OscarConfig.DEFAULTS);
  }

  public World(OscarConfig config) {
    this(config, new Ground());
  }

  /** A new world on ground that others may have stood on before. */
  public World(OscarConfig config, Ground ground) {
    this.config = config;
    points = ground.points;
    rules = new MemoryNotifications(points);
    runner = new MemoryRunner(clock, points);
    database = ground.database;
    tables = ground.tables;
    clusters.add(cluster(CLOUD, "cloud", INFRASTRUCTURE, ALICE));
    clusters.add(cluster(BOBS, "edge", "00b0b000-0000-4000-8000-000000000000", BOB));
    clusters.add(cluster(EDGE, "edge", INFRASTRUCTURE, ALICE));
    restart();
  }

  /** A migrated database; to migrate one for each of hundreds of worlds would take minutes. */
  public static final class Ground {
    private final CrashPoints points = new CrashPoints();
    private final DataSource database = CrashingDatabase.create(points);
    private final OscarDatabase tables = OscarDatabase.migrated(database);

    /** As if nobody had stood here. */
    public Ground swept() {
      points.killAt(Integer.MAX_VALUE);
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        for (String table : TABLES) {
          statement.addBatch("DELETE FROM oscar_" + table);
        }
        statement.executeBatch();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return this;
    }
  }

  private static ServiceCluster cluster(
      ClusterId id, String name, String infrastructure, OwnerId owner) {
    URI endpoint = URI.create("http://%s:9000".formatted(id));
    return new ServiceCluster(
        id,
        name,
        infrastructure,
        owner,
        Optional.of(
            new StorageAccess(
                "minio.default",
                endpoint,
                "access",
                Secret.of("secret"),
                "us-east-1",
                StorageAccess.Tls.VERIFIED,
                StorageAccess.Protocol.S3)));
  }

  /** A new process over the same database and the same world outside. */
  public void restart() {
    OscarPorts ports =
        new OscarPorts(
            new JoinedClusters(this, new JdbcClusterBook(tables, new SecretBox(KEY))),
            access -> storage(access.endpoint().getHost()),
            rules,
            runner,
            warm,
            exposed,
            kubeconfig -> check(),
            new OscarPorts.News(
                new WakingInbox.News(notices::incrementAndGet, news::incrementAndGet),
                () -> onCalls.run(),
                new OscarPorts.Ended(
                    (outcome, took) -> outcomes.add(outcome),
                    (job, after) -> ended.add(job.name() + " " + after.state()))));
    oscar = OscarServices.over(tables, ports, KEY, clock, config);
  }

  @Override
  public List<ServiceCluster> all() {
    points.pass("clusters");
    return List.copyOf(clusters);
  }

  /** No cluster passes its check any more. */
  public void refuse(ErrorCode code) {
    refusal = Optional.of(code);
  }

  private void check() {
    refusal.ifPresent(
        code -> {
          throw new LevanteException(code, "the check fails");
        });
  }

  public void destroy(ClusterId cluster) {
    clusters.removeIf(one -> one.id().equals(cluster));
  }

  public OscarServices oscar() {
    return oscar;
  }

  public MemoryObjectStorage storage(ClusterId cluster) {
    return storage(cluster.value());
  }

  private MemoryObjectStorage storage(String host) {
    return storages.computeIfAbsent(host, any -> new MemoryObjectStorage(clock, points));
  }

  public List<ApplyServices.Applied> apply(String fdl) {
    return oscar
        .applyServices()
        .apply(new FdlReader().read("services.yaml", fdl), ALICE, Optional.of(INFRASTRUCTURE));
  }

  /** A service on the edge from {@code work/in} to {@code work/out}. */
  public void applyOne() {
    applyOne("script: '#!/bin/sh'\noutput: [{path: work/out}]\n");
  }

  /** A service on the edge that reads {@code work/in}, with these fields, a line each. */
  public void applyOne(String fields) {
    apply(
        """
        functions:
          oscar:
          - edge:
              name: work
              image: debian:12
              input: [{path: work/in}]
        """
            + fields.indent(6));
  }

  /** The inbox itself, which wakes nobody. */
  public Inbox inbox() {
    return new JdbcInbox(tables);
  }

  public static ServiceId work() {
    return new ServiceId(EDGE, "work");
  }

  /** Tells of objects, and lets them be looked up; how many deliveries are new. */
  public int notify(StoredObject... objects) {
    return tell(EDGE, event(objects));
  }

  /** Brings a cluster's notification, and lets it be looked up; how many deliveries are new. */
  public int tell(ClusterId cluster, String notification) {
    long before = deliveries();
    oscar.acceptNotification().accept(cluster, notification);
    oscar.noticeLoop().tick();
    return Math.toIntExact(deliveries() - before);
  }

  private long deliveries() {
    return List.of(ALICE, BOB).stream()
        .flatMap(owner -> oscar.findJobs().counts(owner).stream())
        .mapToLong(one -> Stream.of(Delivery.State.values()).mapToLong(one::deliveries).sum())
        .sum();
  }

  /** As MinIO sends it. */
  public static String event(StoredObject... objects) {
    List<String> records = new ArrayList<>();
    for (StoredObject object : objects) {
      long nanos = object.lastModified().toEpochMilli() * 1_000_000;
      String size = object.size() == 0 ? "" : "\"size\":%d,".formatted(object.size());
      String version = object.versionId().map("\"versionId\":\"%s\","::formatted).orElse("");
      records.add(
          """
          {"eventVersion":"2.0","eventSource":"minio:s3","eventName":"s3:ObjectCreated:Put",
          "eventTime":"%s","s3":{"bucket":{"name":"%s"},"object":{"key":"%s",%s%s"eTag":"%s",
          "contentType":"application/octet-stream","sequencer":"%X"}}}
          """
              .formatted(
                  object.lastModified(),
                  object.bucket(),
                  URLEncoder.encode(object.key(), StandardCharsets.UTF_8),
                  size,
                  version,
                  object.eTag(),
                  nanos));
    }
    return "{\"EventName\":\"s3:ObjectCreated:Put\",\"Records\":[%s]}"
        .formatted(String.join(",", records));
  }

  public void dispatch() {
    oscar.dispatchLoop().tick();
    clock.pass(Duration.ofSeconds(1));
  }

  /** Alice's jobs, newest first. */
  public List<Job> jobs() {
    return oscar.findJobs().of(ALICE, Optional.empty(), 1000).jobs();
  }
}
