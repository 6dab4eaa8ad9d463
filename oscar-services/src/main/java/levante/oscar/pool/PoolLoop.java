package levante.oscar.pool;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.DispatchLoop;
import levante.oscar.dispatch.DispatchView;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServiceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps as many pods ready as calls need. Level-triggered; what a cluster does not tell is left as
 * it is.
 */
public final class PoolLoop {
  private static final Logger LOG = LoggerFactory.getLogger(PoolLoop.class);

  private final DispatchLoop.Services services;
  private final WarmPods warm;
  private final Pods pods;
  private final PoolConfig config;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<ClusterId> withPods = new TreeSet<>();
  private final Map<String, String> refused = new TreeMap<>();
  private Instant everywhere = Instant.EPOCH;

  /** Over the services and the clusters. */
  public PoolLoop(
      DispatchLoop.Services services, WarmPods warm, Pods pods, PoolConfig config, Clock clock) {
    this.services = services;
    this.warm = warm;
    this.pods = pods;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Looks once at every cluster where pods are kept, and now and then at all.
   *
   * @return whether somebody waits for a pod, so that another look soon is worth it
   */
  public boolean tick() {
    if (!lock.tryLock()) {
      return false;
    }
    try {
      if (isIdle()) {
        return false;
      }
      Map<ServiceId, Optional<PoolPolicy.Wanted>> wanted = wanted(services.world());
      Map<ClusterId, List<WarmPods.Seen>> seen = seen(wanted.keySet());
      new PoolPolicy(config.mostPods())
          .decide(new PoolPolicy.View(wanted, seen))
          .forEach(this::carryOut);
      wanted.forEach((service, one) -> one.ifPresent(pool -> told(service, pool, seen)));
      pods.retain(wanted.keySet());
      refused.keySet().retainAll(names(wanted));
      return pods.isAnybodyWaiting();
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing is kept nor is to be, so that no cluster need be asked for now. */
  private boolean isIdle() {
    return withPods.isEmpty()
        && !isTimeForAll()
        && services.store().all().stream()
            .noneMatch(service -> service.definition().synchronous().keepsPods());
  }

  private boolean isTimeForAll() {
    return !clock.instant().isBefore(everywhere.plus(config.everywhere()));
  }

  private static Set<String> names(Map<ServiceId, Optional<PoolPolicy.Wanted>> wanted) {
    Set<String> names = new HashSet<>();
    wanted.values().forEach(one -> one.ifPresent(pool -> names.add(pool.pool().name())));
    return names;
  }

  /** The pods as it saw them last. */
  public Pods pods() {
    return pods;
  }

  private Map<ServiceId, Optional<PoolPolicy.Wanted>> wanted(DispatchView.World world) {
    Map<ServiceId, Optional<PoolPolicy.Wanted>> wanted = new TreeMap<>();
    for (Service service : world.services().values()) {
      if (service.definition().synchronous().keepsPods()) {
        wanted.put(
            service.id(),
            PoolSpecs.pool(service, world.storages(), config.deadline())
                .map(
                    pool ->
                        new PoolPolicy.Wanted(
                            new Pods.Known(service.version(), pool),
                            service.definition().synchronous(),
                            pods.asked(service.id()))));
      }
    }
    return wanted;
  }

  private Map<ClusterId, List<WarmPods.Seen>> seen(Set<ServiceId> keeping) {
    Map<ClusterId, List<WarmPods.Seen>> seen = new TreeMap<>();
    for (ClusterId cluster : toLookAt(keeping)) {
      try {
        seen.put(cluster, warm.list(cluster));
      } catch (LevanteException e) {
        leave(cluster.value(), e);
        if (e.code() == ErrorCode.CLUSTER_NOT_FOUND) {
          withPods.remove(cluster);
        }
      }
    }
    withPods.removeAll(seen.keySet());
    seen.forEach((cluster, pools) -> pools.forEach(pool -> withPods.add(cluster)));
    return seen;
  }

  private Set<ClusterId> toLookAt(Set<ServiceId> keeping) {
    TreeSet<ClusterId> clusters = new TreeSet<>(withPods);
    keeping.forEach(service -> clusters.add(service.cluster()));
    if (isTimeForAll()) {
      everywhere = clock.instant();
      try {
        services.clusters().all().stream().map(ServiceCluster::id).forEach(clusters::add);
      } catch (LevanteException e) {
        leave("all clusters", e);
      }
    }
    return clusters;
  }

  private void carryOut(PoolDecision decision) {
    try {
      decision.match(
          hold -> {
            LOG.atInfo()
                .addKeyValue("cluster", hold.cluster())
                .addKeyValue("pool", hold.pool().name())
                .addKeyValue("pods", hold.size())
                .log("pods are kept: {}", hold.why());
            hold(hold);
            return hold;
          },
          remove -> {
            LOG.atInfo()
                .addKeyValue("cluster", remove.cluster())
                .addKeyValue("pool", remove.pool())
                .log("pods are let go: {}", remove.why());
            warm.remove(remove.cluster(), remove.pool());
            return remove;
          });
    } catch (LevanteException e) {
      leave(decision.match(hold -> hold.pool().name(), remove -> remove.pool()), e);
    }
  }

  /** Why a cluster does not take a pool is told to those who wait for it. */
  private void hold(PoolDecision.Hold hold) {
    String pool = hold.pool().name();
    try {
      warm.hold(hold.cluster(), hold.pool(), hold.size(), hold.first());
      refused.remove(pool);
    } catch (LevanteException e) {
      refused.put(pool, e.getMessage());
      throw e;
    }
  }

  private void told(
      ServiceId service, PoolPolicy.Wanted wanted, Map<ClusterId, List<WarmPods.Seen>> seen) {
    List<WarmPods.Seen> here = seen.get(service.cluster());
    if (here == null) {
      return;
    }
    List<String> ready = new ArrayList<>();
    Set<String> obstacles = new HashSet<>();
    for (WarmPods.Seen pool : here) {
      if (pool.pool().equals(wanted.pool().name())) {
        for (WarmPods.PodSeen pod : pool.pods()) {
          if (pod.state() == WarmPods.State.READY) {
            ready.add(pod.name());
          }
          pod.obstacle().ifPresent(obstacles::add);
        }
      }
    }
    String pool = wanted.pool().name();
    Optional<String> obstacle =
        obstacles.stream().sorted().findFirst().or(() -> Optional.ofNullable(refused.get(pool)));
    pods.see(service, wanted.known(), ready, obstacle);
  }

  private static void leave(String what, LevanteException e) {
    if (e.code() != ErrorCode.CLUSTER_NOT_FOUND) {
      LOG.atWarn()
          .addKeyValue("what", what)
          .addKeyValue("code", e.code())
          .log("left to the next tick: {}", e.getMessage());
    }
  }
}
