package levante.oscar.adapter.sandbox.warm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.adapter.sandbox.PodPlacement;
import levante.oscar.adapter.sandbox.PodPlacement.Place;
import levante.oscar.adapter.sandbox.SandboxJobConfig;
import levante.oscar.adapter.sandbox.process.ProcessTable;
import levante.oscar.adapter.sandbox.process.Scripts;
import levante.oscar.adapter.sandbox.process.UserLeases;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.pool.PodAnswer;
import levante.oscar.pool.WarmPods;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.supervisor.Supervisor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps shells ready on this machine, each with a place on a simulated node. They end with the
 * server, as nothing in them is promised; their places, which would stay, are looked for and given
 * back.
 */
public final class SandboxWarmPods implements WarmPods, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SandboxWarmPods.class);

  /** No job begins so: a name of a service has no dot. */
  private static final String PREFIX = "warm.";

  private final PodPlacement placement;
  private final WarmShell.Ground ground;
  private final UserLeases leases;
  private final boolean ownUsers;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<ClusterId, Map<String, HeldPool>> clusters = new TreeMap<>();

  /**
   * None yet.
   *
   * @param ownUsers whether scripts run under users of their own
   */
  public SandboxWarmPods(
      PodPlacement placement, ObjectStorages storages, SandboxJobConfig config, boolean ownUsers) {
    this.placement = placement;
    this.ground =
        new WarmShell.Ground(
            config.jobsRoot(),
            new Supervisor(storages),
            new Scripts(config.toolFolders(), config.mostLogBytes()),
            config.mostLogBytes());
    this.leases = new UserLeases(UserLeases.FOLDER, config.firstUid(), config.mostUids());
    this.ownUsers = ownUsers;
  }

  @Override
  public synchronized List<Seen> list(ClusterId cluster) {
    placement.places(cluster);
    return pools(cluster).values().stream()
        .filter(pool -> pool.size() > 0)
        .map(HeldPool::seen)
        .toList();
  }

  private Map<String, HeldPool> pools(ClusterId cluster) {
    return clusters.computeIfAbsent(cluster, any -> new TreeMap<>());
  }

  @Override
  public synchronized void hold(ClusterId cluster, Pool pool, int size, Set<String> first) {
    placement.places(cluster);
    pools(cluster)
        .computeIfAbsent(pool.name(), name -> new HeldPool(PREFIX + name, pool))
        .resize(size, first);
  }

  @Override
  public synchronized void remove(ClusterId cluster, String pool) {
    placement.places(cluster);
    Optional.ofNullable(pools(cluster).get(pool)).ifPresent(one -> one.resize(0, Set.of()));
  }

  @Override
  public Optional<PodAnswer> call(
      ClusterId cluster, Pool pool, String pod, JobSpec call, Path body) {
    try {
      Optional<WarmShell> shell = shell(cluster, pool, pod);
      return shell.isEmpty() ? Optional.empty() : shell.get().run(call, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized Optional<WarmShell> shell(ClusterId cluster, Pool pool, String pod) {
    return Optional.ofNullable(pools(cluster).get(pool.name())).flatMap(held -> held.shell(pod));
  }

  /**
   * Moves every pod on, and bounds the memory of what runs in them; to be called about five times a
   * second. Never waits.
   */
  public void tick() {
    moveAll();
    bound();
  }

  private synchronized void moveAll() {
    for (Map.Entry<ClusterId, Map<String, HeldPool>> entry : clusters.entrySet()) {
      try {
        tick(entry.getKey(), entry.getValue().values());
        entry.getValue().values().removeIf(HeldPool::isGone);
      } catch (LevanteException e) {
        if (e.code() == ErrorCode.CLUSTER_NOT_FOUND) {
          entry.getValue().values().forEach(pool -> pool.pods().forEach(this::end));
          entry.getValue().clear();
        }
      }
    }
  }

  private void tick(ClusterId cluster, Collection<HeldPool> pools) {
    Map<String, Place> places = placement.places(cluster);
    TreeSet<String> known = new TreeSet<>();
    for (HeldPool pool : pools) {
      for (HeldPod pod : pool.pods()) {
        known.add(pod.name());
        move(cluster, pool, pod, Optional.ofNullable(places.get(pod.name())));
      }
    }
    places.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .forEach(name -> placement.release(cluster, name));
  }

  private void move(ClusterId cluster, HeldPool pool, HeldPod pod, Optional<Place> place) {
    switch (pod.stage()) {
      case PLACING -> {
        if (place.isEmpty()) {
          JobSpec template = pool.pool().template();
          placement.request(cluster, pod.name(), template.cpu(), template.memory());
        } else if (place.get().state() == PodPlacement.State.BOUND) {
          start(cluster, pool, pod);
        } else if (place.get().state() == PodPlacement.State.EVICTED) {
          pool.forget(pod);
        }
      }
      case UP -> {
        boolean lost = place.isEmpty() || place.get().state() == PodPlacement.State.EVICTED;
        if (lost || !pod.isAlive()) {
          end(pod);
          pool.forget(pod);
        }
      }
      case TO_LEAVE -> leave(pool, pod);
      case STARTING, LEAVING -> {}
      case GONE -> pool.forget(pod);
    }
  }

  private void start(ClusterId cluster, HeldPool pool, HeldPod pod) {
    Optional<OptionalInt> user = user();
    if (user.isEmpty()) {
      return;
    }
    pod.starting(user.get());
    Path root = ground.jobsRoot().resolve(cluster.value()).resolve(pod.name());
    threads.execute(
        () -> {
          try {
            up(pod, WarmShell.start(ground, root, pool.pool().template(), user.get()));
          } catch (IOException | RuntimeException e) {
            LOG.atWarn().addKeyValue("pod", pod.name()).setCause(e).log("a pod did not start");
            fail(pod, String.valueOf(e.getMessage()));
          }
        });
  }

  private synchronized void up(HeldPod pod, WarmShell shell) {
    pod.up(shell);
  }

  private synchronized void fail(HeldPod pod, String why) {
    pod.failed(why);
  }

  /** Absent while all users are taken. */
  private Optional<OptionalInt> user() {
    if (!ownUsers) {
      return Optional.of(OptionalInt.empty());
    }
    Set<Integer> inUse =
        pods().stream()
            .flatMapToInt(pod -> pod.user().stream())
            .boxed()
            .collect(Collectors.toSet());
    OptionalInt uid = leases.lease(inUse, ProcessTable.read());
    return uid.isPresent() ? Optional.of(uid) : Optional.empty();
  }

  private List<HeldPod> pods() {
    List<HeldPod> all = new ArrayList<>();
    clusters.values().forEach(pools -> pools.values().forEach(pool -> all.addAll(pool.pods())));
    return all;
  }

  private void leave(HeldPool pool, HeldPod pod) {
    Optional<WarmShell> shell = pod.leaving();
    if (shell.isEmpty()) {
      return;
    }
    threads.execute(
        () -> {
          shell.get().leave(pool.pool().template().deadline());
          shell.get().close();
          gone(pod);
        });
  }

  private synchronized void gone(HeldPod pod) {
    pod.gone();
  }

  /** Its node is gone, or it is; what it runs is lost. */
  private void end(HeldPod pod) {
    pod.leaving().ifPresent(shell -> threads.execute(shell::close));
    pod.gone();
  }

  private void bound() {
    List<Bound> bounds = bounds();
    if (!bounds.isEmpty()) {
      ProcessTable processes = ProcessTable.read();
      bounds.forEach(one -> one.shell().bound(processes, one.bytes()));
    }
  }

  private record Bound(WarmShell shell, long bytes) {}

  private synchronized List<Bound> bounds() {
    List<Bound> bounds = new ArrayList<>();
    for (Map<String, HeldPool> pools : clusters.values()) {
      for (HeldPool pool : pools.values()) {
        long bytes = pool.pool().template().memory().roundedUp();
        pool.shells().stream()
            .filter(WarmShell::isBusy)
            .forEach(shell -> bounds.add(new Bound(shell, bytes)));
      }
    }
    return bounds;
  }

  /** Ends all shells. */
  @Override
  public synchronized void close() {
    pods().forEach(pod -> pod.leaving().ifPresent(WarmShell::close));
    clusters.clear();
    threads.shutdownNow();
    leases.close();
  }
}
