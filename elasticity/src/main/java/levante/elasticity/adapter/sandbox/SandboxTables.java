package levante.elasticity.adapter.sandbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.elasticity.adapter.sandbox.SandboxClusters.Run;
import levante.elasticity.cluster.Node;
import levante.kernel.ClusterId;
import org.jdbi.v3.core.Handle;

/** The SQL of the sandbox's clusters. */
final class SandboxTables {
  private SandboxTables() {}

  static boolean exists(Handle handle, ClusterId cluster) {
    return handle
        .createQuery("SELECT 1 FROM sandbox_cluster WHERE id = :cluster")
        .bind("cluster", cluster.value())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static List<SandboxCluster> clusters(Handle handle) {
    return handle
        .createQuery("SELECT id, distribution, created FROM sandbox_cluster ORDER BY id")
        .map(
            (row, context) ->
                new SandboxCluster(
                    new ClusterId(row.getString("id")),
                    row.getString("distribution"),
                    instant(row, "created")))
        .list();
  }

  static void insert(Handle handle, SandboxCluster cluster) {
    handle
        .createUpdate(
            "INSERT INTO sandbox_cluster (id, distribution, created)"
                + " VALUES (:id, :distribution, :created)")
        .bind("id", cluster.id().value())
        .bind("distribution", cluster.distribution())
        .bind("created", stored(cluster.created()))
        .execute();
  }

  static void delete(Handle handle, ClusterId cluster, Instant now) {
    nodes(handle, cluster).forEach(node -> deleteNode(handle, cluster, node.name(), now));
    handle.execute("DELETE FROM sandbox_pod WHERE cluster = ?", cluster.value());
    handle.execute("DELETE FROM sandbox_cluster WHERE id = ?", cluster.value());
  }

  static List<Node> nodes(Handle handle, ClusterId cluster) {
    return handle
        .createQuery(
            "SELECT name, spec, scheduling, joined FROM sandbox_node"
                + " WHERE cluster = :cluster ORDER BY name")
        .bind("cluster", cluster.value())
        .map((row, context) -> node(row))
        .list();
  }

  static void insert(Handle handle, ClusterId cluster, SandboxNode node, Instant now) {
    handle
        .createUpdate(
            "INSERT INTO sandbox_node (cluster, name, spec, scheduling, joined)"
                + " VALUES (:cluster, :name, :spec, :scheduling, :joined)")
        .bind("cluster", cluster.value())
        .bind("name", node.name())
        .bind("spec", SandboxCodec.write(node))
        .bind("scheduling", node.scheduling().name())
        .bind("joined", stored(now))
        .execute();
    handle
        .createUpdate(
            "INSERT INTO sandbox_node_stay (cluster, node, joined)"
                + " VALUES (:cluster, :name, :joined)")
        .bind("cluster", cluster.value())
        .bind("name", node.name())
        .bind("joined", stored(now))
        .execute();
  }

  static void deleteNode(Handle handle, ClusterId cluster, String node, Instant now) {
    handle.execute(
        "DELETE FROM sandbox_node WHERE cluster = ? AND name = ?", cluster.value(), node);
    handle
        .createUpdate(
            "UPDATE sandbox_node_stay SET left_at = :now"
                + " WHERE cluster = :cluster AND node = :node AND left_at IS NULL")
        .bind("now", stored(now))
        .bind("cluster", cluster.value())
        .bind("node", node)
        .execute();
  }

  static void mark(Handle handle, ClusterId cluster, String node, Node.Scheduling scheduling) {
    handle.execute(
        "UPDATE sandbox_node SET scheduling = ? WHERE cluster = ? AND name = ?",
        scheduling.name(),
        cluster.value(),
        node);
  }

  static SortedMap<String, Run> runs(Handle handle, ClusterId cluster) {
    SortedMap<String, Run> runs = new TreeMap<>();
    handle
        .createQuery("SELECT name, version, upgrading FROM sandbox_node WHERE cluster = :cluster")
        .bind("cluster", cluster.value())
        .map((row, context) -> Map.entry(row.getString("name"), run(row)))
        .forEach(one -> runs.put(one.getKey(), one.getValue()));
    return runs;
  }

  private static Run run(ResultSet row) throws SQLException {
    String before = row.getString("upgrading");
    return new Run(
        row.getString("version"),
        before.isEmpty() ? Optional.empty() : Optional.of(Node.Scheduling.valueOf(before)));
  }

  static void run(Handle handle, ClusterId cluster, String node, Run run) {
    handle.execute(
        "UPDATE sandbox_node SET version = ?, upgrading = ? WHERE cluster = ? AND name = ?",
        run.version(),
        run.before().map(Node.Scheduling::name).orElse(""),
        cluster.value(),
        node);
  }

  static List<NodeStay> stays(Handle handle, ClusterId cluster) {
    return handle
        .createQuery(
            "SELECT node, joined, left_at FROM sandbox_node_stay"
                + " WHERE cluster = :cluster ORDER BY id")
        .bind("cluster", cluster.value())
        .map(
            (row, context) ->
                new NodeStay(
                    row.getString("node"),
                    instant(row, "joined"),
                    Optional.ofNullable(row.getObject("left_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)))
        .list();
  }

  static List<SandboxPod> pods(Handle handle, ClusterId cluster) {
    return handle
        .createQuery(
            "SELECT name, spec, state, node, created FROM sandbox_pod"
                + " WHERE cluster = :cluster ORDER BY id")
        .bind("cluster", cluster.value())
        .map((row, context) -> pod(row))
        .list();
  }

  static boolean hasPod(Handle handle, ClusterId cluster, String pod) {
    return handle
        .createQuery("SELECT 1 FROM sandbox_pod WHERE cluster = :cluster AND name = :pod")
        .bind("cluster", cluster.value())
        .bind("pod", pod)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static void insert(Handle handle, ClusterId cluster, SandboxPodRequest pod, Instant now) {
    handle
        .createUpdate(
            "INSERT INTO sandbox_pod (cluster, name, spec, state, created)"
                + " VALUES (:cluster, :name, :spec, :state, :created)")
        .bind("cluster", cluster.value())
        .bind("name", pod.name())
        .bind("spec", SandboxCodec.write(pod))
        .bind("state", SandboxPod.State.PENDING.name())
        .bind("created", stored(now))
        .execute();
  }

  static void deletePod(Handle handle, ClusterId cluster, String pod) {
    handle.execute("DELETE FROM sandbox_pod WHERE cluster = ? AND name = ?", cluster.value(), pod);
  }

  static void bind(Handle handle, ClusterId cluster, SandboxScheduler.Binding binding) {
    handle.execute(
        "UPDATE sandbox_pod SET state = ?, node = ? WHERE cluster = ? AND name = ?",
        SandboxPod.State.BOUND.name(),
        binding.node(),
        cluster.value(),
        binding.pod());
  }

  static void evictFrom(Handle handle, ClusterId cluster, String node) {
    handle.execute(
        "UPDATE sandbox_pod SET state = ? WHERE cluster = ? AND node = ?",
        SandboxPod.State.EVICTED.name(),
        cluster.value(),
        node);
  }

  private static Node node(ResultSet row) throws SQLException {
    SandboxNode node =
        SandboxCodec.readNode(
            row.getString("name"),
            row.getString("spec"),
            Node.Scheduling.valueOf(row.getString("scheduling")));
    return new Node(
        node.name(),
        node.role(),
        node.pool(),
        node.shape(),
        Node.Readiness.READY,
        node.scheduling(),
        instant(row, "joined"));
  }

  private static SandboxPod pod(ResultSet row) throws SQLException {
    return new SandboxPod(
        SandboxCodec.readPod(row.getString("name"), row.getString("spec")),
        SandboxPod.State.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("node")),
        instant(row, "created"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime stored(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
