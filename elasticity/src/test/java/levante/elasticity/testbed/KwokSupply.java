package levante.elasticity.testbed;

import io.fabric8.kubernetes.api.model.Taint;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import levante.elasticity.act.NodeSupply;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.cluster.SuppliedNode.State;
import levante.kernel.ClusterId;

/** A cloud whose machines become KWOK nodes of a bed after their boot delay, or never do. */
public final class KwokSupply implements NodeSupply, AutoCloseable {
  private final KubernetesBed bed;
  private final Map<String, NodePool> pools;
  private final Duration boot;
  private final Predicate<String> joins;
  private final Map<String, SuppliedNode> machines = new ConcurrentSkipListMap<>();
  private final Map<String, Long> ordered = new ConcurrentSkipListMap<>();
  private final ExecutorService hands = Executors.newFixedThreadPool(8);

  /**
   * A cloud beside that bed.
   *
   * @param joins the machines, by name, that ever become nodes
   */
  public KwokSupply(
      KubernetesBed bed, List<NodePool> pools, Duration boot, Predicate<String> joins) {
    this.bed = bed;
    this.pools = pools.stream().collect(Collectors.toMap(NodePool::name, pool -> pool));
    this.boot = boot;
    this.joins = joins;
  }

  /** What was ever ordered, with when it was, in the clock's milliseconds. */
  public Map<String, Long> ordered() {
    return ordered;
  }

  @Override
  public List<SuppliedNode> supplied(ClusterId cluster) {
    return List.copyOf(machines.values());
  }

  @Override
  public synchronized void request(ClusterId cluster, String pool, int totalNodes) {
    long live = supplied(cluster).stream().filter(SuppliedNode::live).count();
    for (long i = live; i < totalNodes; i++) {
      String name = "%s-%04d".formatted(pool, ordered.size());
      ordered.put(name, Clock.systemUTC().millis());
      enter(name, pool, State.BOOTING);
      CompletableFuture.delayedExecutor(boot.toMillis(), TimeUnit.MILLISECONDS, hands)
          .execute(() -> join(name, pools.get(pool)));
    }
  }

  @Override
  public synchronized void release(ClusterId cluster, String node) {
    SuppliedNode machine = machines.get(node);
    if (machine != null && machine.live()) {
      enter(node, machine.pool(), State.RELEASING);
      hands.execute(
          () -> {
            bed.leave(node);
            machines.remove(node);
          });
    }
  }

  private void join(String name, NodePool pool) {
    if (!joins.test(name) || machines.get(name).state() != State.BOOTING) {
      return;
    }
    Map<String, String> amounts = new TreeMap<>();
    pool.shape().allocatable().asMap().forEach((what, much) -> amounts.put(what, much.toString()));
    List<Taint> taints =
        pool.shape().taints().stream()
            .map(one -> new Taint("NoSchedule", one.key(), null, one.value()))
            .toList();
    bed.join(name, amounts, pool.shape().labels(), taints);
    enter(name, pool.name(), State.RUNNING);
  }

  private void enter(String name, String pool, State state) {
    machines.put(name, new SuppliedNode(name, pool, state, Clock.systemUTC().instant()));
  }

  @Override
  public void close() {
    hands.shutdown();
  }
}
