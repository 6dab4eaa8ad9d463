package levante.oscar.service;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import levante.kernel.Diagnostic;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.oscar.fdl.Fdl;
import levante.oscar.fdl.StoragePath;
import levante.oscar.fdl.StorageProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies the services of an FDL: all of them in one transaction, or none. Idempotent. */
public final class ApplyServices {
  private static final Logger LOG = LoggerFactory.getLogger(ApplyServices.class);

  private final ServiceStore store;
  private final ServiceClusters clusters;
  private final ServiceReconciler reconciler;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** One at a time, or two could each bring half of a cycle. */
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * What became, or would become, of one service of the FDL.
   *
   * @param differences of what is updated, a sentence each
   */
  public record Applied(Service service, Change change, List<String> differences) {
    /** Against what was stored before. */
    public enum Change {
      CREATED,
      UPDATED,
      UNCHANGED
    }

    public Applied {
      Objects.requireNonNull(service, "service");
      Objects.requireNonNull(change, "change");
      differences = List.copyOf(differences);
    }
  }

  /** Over a store; the reconciler is woken after each change. */
  public ApplyServices(
      ServiceStore store, ServiceClusters clusters, ServiceReconciler reconciler, Clock clock) {
    this.store = store;
    this.clusters = clusters;
    this.reconciler = reconciler;
    this.clock = clock;
  }

  /**
   * Makes or updates every service of the FDL. Buckets and notification rules are made before this
   * returns when the storages answer, else by a later tick of the reconciler.
   *
   * @param infrastructure when given, cluster keys may be names within it
   * @return one for each service, in the order of the text
   * @throws levante.kernel.LevanteException CLUSTER_NOT_FOUND (also for another owner's),
   *     INVALID_FDL with positions, SERVICE_CYCLE with the path named, STALE_WRITE,
   *     CLUSTER_UNREACHABLE
   */
  public List<Applied> apply(Fdl fdl, OwnerId owner, Optional<String> infrastructure) {
    lock.lock();
    try {
      List<Applied> applied = write(fdl, owner, infrastructure);
      reconciler.tick();
      return applied;
    } finally {
      lock.unlock();
    }
  }

  /**
   * What {@link #apply} would do; nothing is changed. It throws what that does.
   *
   * @param infrastructure when given, cluster keys may be names within it
   */
  public List<Applied> plan(Fdl fdl, OwnerId owner, Optional<String> infrastructure) {
    return compare(fdl, owner, infrastructure);
  }

  private List<Applied> write(Fdl fdl, OwnerId owner, Optional<String> infrastructure) {
    List<Applied> applied = compare(fdl, owner, infrastructure);
    List<Service> changed =
        applied.stream()
            .filter(one -> one.change() != Applied.Change.UNCHANGED)
            .map(Applied::service)
            .toList();
    store.save(changed);
    for (Service service : changed) {
      LOG.atInfo()
          .addKeyValue("service", service.id())
          .addKeyValue("owner", owner)
          .addKeyValue("version", service.version())
          .log("service applied");
    }
    return applied;
  }

  private List<Applied> compare(Fdl fdl, OwnerId owner, Optional<String> infrastructure) {
    PathResolver resolver = new PathResolver(fdl, clusters.of(owner), infrastructure);
    Map<ServiceId, Applied> applied = new LinkedHashMap<>();
    for (Fdl.Entry entry : fdl.services()) {
      Applied one = compare(fdl, entry, resolver.cluster(entry), resolver);
      if (applied.put(one.service().id(), one) != null) {
        throw twice(entry, one.service().id());
      }
    }
    refuseCycles(owner, applied);
    return List.copyOf(applied.values());
  }

  private Applied compare(Fdl fdl, Fdl.Entry entry, ServiceCluster cluster, PathResolver resolver) {
    ServiceId id = new ServiceId(cluster.id(), entry.definition().name());
    Optional<Service> before = store.find(id);
    Instant now = clock.instant();
    Service wanted =
        new Service(
            id,
            cluster.owner(),
            entry.definition(),
            resolver.paths(entry, cluster, entry.definition().input()),
            resolver.paths(entry, cluster, entry.definition().output()),
            resolver.replicas(entry, id),
            providers(fdl, entry),
            before.map(Service::token).orElseGet(this::newToken),
            before.map(Service::created).orElse(now),
            before.map(Service::updated).orElse(now),
            before.map(Service::version).orElse(1L));
    if (before.isEmpty()) {
      return new Applied(wanted, Applied.Change.CREATED, List.of());
    }
    return wanted.equals(before.get())
        ? new Applied(wanted, Applied.Change.UNCHANGED, List.of())
        : new Applied(wanted.next(now), Applied.Change.UPDATED, wanted.since(before.get()));
  }

  private static List<StorageProvider> providers(Fdl fdl, Fdl.Entry entry) {
    TreeSet<String> used = new TreeSet<>();
    for (StoragePath path : entry.definition().input()) {
      used.add(path.provider());
    }
    for (StoragePath path : entry.definition().output()) {
      used.add(path.provider());
    }
    List<StorageProvider> providers = new ArrayList<>(fdl.providers().values());
    providers.removeIf(provider -> !used.contains(provider.id()));
    return providers;
  }

  private void refuseCycles(OwnerId owner, Map<ServiceId, Applied> applied) {
    Map<ServiceId, Service> all = new TreeMap<>();
    store.all().stream()
        .filter(service -> service.owner().equals(owner))
        .forEach(service -> all.put(service.id(), service));
    applied.forEach((id, one) -> all.put(id, one.service()));
    new ServiceCycles(all.values())
        .first()
        .ifPresent(
            cycle -> {
              throw new LevanteException(ErrorCode.SERVICE_CYCLE, cycle);
            });
  }

  private static LevanteException twice(Fdl.Entry entry, ServiceId id) {
    return new LevanteException(
        ErrorCode.INVALID_FDL,
        List.of(
            Diagnostic.error(
                "DUPLICATE", entry.position(), "functions/oscar", id + " stands here twice")));
  }

  private Secret newToken() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Secret.of(HexFormat.of().formatHex(bytes));
  }
}
