package levante.elasticity.adapter.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import levante.elasticity.cluster.Node;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * {@link SandboxClusters} in tables of their own in the sandbox world's database. Each operation is
 * one transaction and one at a time: the scheduler must never bind two pods to the same room.
 */
public final class DurableSandboxClusters implements SandboxClusters {
  private final Jdbi jdbi;
  private final Clock clock;

  /** Makes the tables when they are not there. */
  public DurableSandboxClusters(DataSource sandboxWorld, Clock clock) {
    Flyway.configure(DurableSandboxClusters.class.getClassLoader())
        .dataSource(sandboxWorld)
        .locations("classpath:db/migration/sandbox_cluster")
        .table("flyway_sandbox_cluster")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
    this.jdbi = Jdbi.create(sandboxWorld);
    this.clock = clock;
  }

  @Override
  public synchronized void ensureCluster(ClusterId cluster, String distribution) {
    jdbi.useTransaction(
        handle -> {
          if (!SandboxTables.exists(handle, cluster)) {
            SandboxTables.insert(handle, new SandboxCluster(cluster, distribution, now()));
          }
        });
  }

  @Override
  public synchronized void removeCluster(ClusterId cluster) {
    jdbi.useTransaction(handle -> SandboxTables.delete(handle, cluster, now()));
  }

  @Override
  public synchronized List<SandboxCluster> clusters() {
    return jdbi.withHandle(SandboxTables::clusters);
  }

  @Override
  public synchronized void join(ClusterId cluster, SandboxNode node) {
    change(
        cluster,
        handle -> {
          if (nodeNamed(handle, cluster, node.name()).isEmpty()) {
            SandboxTables.insert(handle, cluster, node, now());
          }
        });
  }

  @Override
  public synchronized void leave(ClusterId cluster, String node) {
    change(
        cluster,
        handle -> {
          SandboxTables.evictFrom(handle, cluster, node);
          SandboxTables.deleteNode(handle, cluster, node, now());
        });
  }

  @Override
  public synchronized List<Node> nodes(ClusterId cluster) {
    return read(cluster, handle -> SandboxTables.nodes(handle, cluster));
  }

  @Override
  public synchronized void requestPod(ClusterId cluster, SandboxPodRequest pod) {
    change(
        cluster,
        handle -> {
          if (!SandboxTables.hasPod(handle, cluster, pod.name())) {
            SandboxTables.insert(handle, cluster, pod, now());
          }
        });
  }

  @Override
  public synchronized List<SandboxPod> pods(ClusterId cluster) {
    return read(cluster, handle -> SandboxTables.pods(handle, cluster));
  }

  @Override
  public synchronized Contents contents(ClusterId cluster) {
    return read(
        cluster,
        handle ->
            new Contents(
                SandboxTables.nodes(handle, cluster), SandboxTables.pods(handle, cluster)));
  }

  @Override
  public synchronized void releasePod(ClusterId cluster, String pod) {
    change(cluster, handle -> SandboxTables.deletePod(handle, cluster, pod));
  }

  @Override
  public synchronized void cordon(ClusterId cluster, String node) {
    change(cluster, handle -> SandboxTables.mark(handle, cluster, node, Node.Scheduling.CORDONED));
  }

  @Override
  public synchronized void uncordon(ClusterId cluster, String node) {
    change(cluster, handle -> SandboxTables.mark(handle, cluster, node, Node.Scheduling.OPEN));
  }

  @Override
  public synchronized SortedMap<String, Run> runs(ClusterId cluster) {
    return read(cluster, handle -> SandboxTables.runs(handle, cluster));
  }

  @Override
  public synchronized void run(ClusterId cluster, String node, Run run) {
    change(cluster, handle -> SandboxTables.run(handle, cluster, node, run));
  }

  @Override
  public synchronized void evict(ClusterId cluster, String node) {
    change(cluster, handle -> SandboxTables.evictFrom(handle, cluster, node));
  }

  @Override
  public synchronized List<NodeStay> history(ClusterId cluster) {
    return jdbi.withHandle(handle -> SandboxTables.stays(handle, cluster));
  }

  @Override
  public synchronized void tick() {
    clusters().forEach(cluster -> change(cluster.id(), handle -> {}));
  }

  private void change(ClusterId cluster, Consumer<Handle> change) {
    jdbi.useTransaction(
        handle -> {
          mustExist(handle, cluster);
          change.accept(handle);
          SandboxScheduler.bindings(
                  SandboxTables.nodes(handle, cluster), SandboxTables.pods(handle, cluster))
              .forEach(binding -> SandboxTables.bind(handle, cluster, binding));
        });
  }

  private <T> T read(ClusterId cluster, Function<Handle, T> query) {
    return jdbi.inTransaction(
        handle -> {
          mustExist(handle, cluster);
          return query.apply(handle);
        });
  }

  private static Optional<Node> nodeNamed(Handle handle, ClusterId cluster, String name) {
    return SandboxTables.nodes(handle, cluster).stream()
        .filter(node -> node.name().equals(name))
        .findFirst();
  }

  private static void mustExist(Handle handle, ClusterId cluster) {
    if (!SandboxTables.exists(handle, cluster)) {
      throw new LevanteException(
          ErrorCode.CLUSTER_NOT_FOUND, "the sandbox has no cluster " + cluster);
    }
  }

  // Databases keep microseconds; a value must be the same before and after it was stored.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
