package levante.oscar.exposed;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.DispatchLoop;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServiceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps on each cluster exactly the exposed services that are to be there. Level-triggered: what
 * got lost is made again, and what a cluster does not tell is left as it is.
 */
public final class ExposedLoop {
  private static final Logger LOG = LoggerFactory.getLogger(ExposedLoop.class);

  private final DispatchLoop.Services services;
  private final ExposedPods pods;
  private final ExposedConfig config;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<ClusterId> withSome = new TreeSet<>();
  private final Map<ServiceId, State> states = new ConcurrentHashMap<>();
  private final Map<ServiceId, String> refused = new ConcurrentHashMap<>();
  private Instant everywhere = Instant.EPOCH;

  /**
   * An exposed service as it was seen last.
   *
   * @param ready how many of its pods answer
   * @param obstacle why none does, in a sentence, where it is known
   */
  public record State(int ready, Optional<String> obstacle) {}

  /** Over the services and the clusters. */
  public ExposedLoop(
      DispatchLoop.Services services, ExposedPods pods, ExposedConfig config, Clock clock) {
    this.services = services;
    this.pods = pods;
    this.config = config;
    this.clock = clock;
  }

  /** Looks once at every cluster where a service is exposed, and now and then at all. */
  public void tick() {
    if (!lock.tryLock()) {
      return;
    }
    try {
      Map<ClusterId, Map<String, ExposedSpec>> wanted = wanted();
      for (ClusterId cluster : toLookAt(wanted.keySet())) {
        look(cluster, wanted.getOrDefault(cluster, Map.of()));
      }
      states
          .keySet()
          .retainAll(
              wanted.values().stream()
                  .flatMap(here -> here.values().stream())
                  .map(ExposedSpec::service)
                  .collect(Collectors.toSet()));
    } finally {
      lock.unlock();
    }
  }

  /** An exposed service as it was seen last; empty while nobody has looked. */
  public Optional<State> state(ServiceId service) {
    return Optional.ofNullable(states.get(service));
  }

  private Map<ClusterId, Map<String, ExposedSpec>> wanted() {
    Map<ClusterId, Map<String, ExposedSpec>> wanted = new TreeMap<>();
    for (Service service : services.store().all()) {
      if (service.definition().exposure().serves()) {
        ExposedSpec spec = ExposedSpec.of(service);
        wanted
            .computeIfAbsent(service.id().cluster(), any -> new TreeMap<>())
            .put(spec.name(), spec);
      }
    }
    return wanted;
  }

  private Set<ClusterId> toLookAt(Set<ClusterId> wanted) {
    TreeSet<ClusterId> clusters = new TreeSet<>(withSome);
    clusters.addAll(wanted);
    Instant now = clock.instant();
    if (!now.isBefore(everywhere.plus(config.everywhere()))) {
      everywhere = now;
      // What a cluster would not take it is asked again; it may have changed.
      refused.clear();
      try {
        services.clusters().all().stream().map(ServiceCluster::id).forEach(clusters::add);
      } catch (LevanteException e) {
        leave("all clusters", e);
      }
    }
    return clusters;
  }

  private void look(ClusterId cluster, Map<String, ExposedSpec> wanted) {
    try {
      Map<String, ExposedPods.Seen> seen =
          pods.list(cluster).stream().collect(Collectors.toMap(ExposedPods.Seen::name, one -> one));
      if (seen.isEmpty() && wanted.isEmpty()) {
        withSome.remove(cluster);
      } else {
        withSome.add(cluster);
      }
      seen.keySet().stream()
          .filter(name -> !wanted.containsKey(name))
          .forEach(name -> remove(cluster, name));
      wanted
          .values()
          .forEach(spec -> hold(cluster, spec, Optional.ofNullable(seen.get(spec.name()))));
    } catch (LevanteException e) {
      wanted.values().forEach(spec -> told(spec, 0, Optional.of(e.getMessage())));
      if (e.code() == ErrorCode.CLUSTER_NOT_FOUND) {
        withSome.remove(cluster);
      }
      leave(cluster.value(), e);
    }
  }

  private void remove(ClusterId cluster, String name) {
    try {
      LOG.atInfo()
          .addKeyValue("cluster", cluster)
          .addKeyValue("exposed", name)
          .log("a service is exposed no more");
      pods.remove(cluster, name);
    } catch (LevanteException e) {
      leave(name, e);
    }
  }

  private void hold(ClusterId cluster, ExposedSpec spec, Optional<ExposedPods.Seen> seen) {
    if (spec.version().equals(refused.get(spec.service()))) {
      return;
    }
    seen.ifPresent(one -> told(spec, one.ready(), one.obstacle()));
    if (seen.filter(one -> one.version().equals(spec.version())).isPresent()) {
      return;
    }
    try {
      LOG.atInfo()
          .addKeyValue("service", spec.service())
          .addKeyValue("exposed", spec.name())
          .log(
              seen.isEmpty()
                  ? "a service is exposed"
                  : "an exposed service is made as it is to be");
      pods.hold(cluster, spec);
    } catch (LevanteException e) {
      if (e.code() == ErrorCode.INVALID_REQUEST) {
        refused.put(spec.service(), spec.version());
      }
      told(spec, seen.map(ExposedPods.Seen::ready).orElse(0), Optional.of(e.getMessage()));
      leave(spec.name(), e);
    }
  }

  private void told(ExposedSpec spec, int ready, Optional<String> obstacle) {
    states.put(spec.service(), new State(ready, obstacle));
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
