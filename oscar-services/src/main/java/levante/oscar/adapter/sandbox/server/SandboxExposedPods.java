package levante.oscar.adapter.sandbox.server;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.adapter.http.PassedOn;
import levante.oscar.adapter.sandbox.PodPlacement;
import levante.oscar.adapter.sandbox.PodPlacement.Place;
import levante.oscar.adapter.sandbox.SandboxJobConfig;
import levante.oscar.adapter.sandbox.process.ProcessTable;
import levante.oscar.adapter.sandbox.process.Scripts;
import levante.oscar.adapter.sandbox.process.UserLeases;
import levante.oscar.exposed.ExposedAnswer;
import levante.oscar.exposed.ExposedConfig;
import levante.oscar.exposed.ExposedPods;
import levante.oscar.exposed.ExposedRequest;
import levante.oscar.exposed.ExposedSpec;
import levante.oscar.exposed.Header;

/**
 * Runs the scripts of exposed services on this machine, one process each, with a place on a
 * simulated node. A port is the machine's: of two services with the same one the later waits. They
 * end with the server.
 */
public final class SandboxExposedPods implements ExposedPods, AutoCloseable {
  /** Begins the names of their places; no job's name has a dot. */
  static final String PREFIX = "exposed.";

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final PodPlacement placement;
  private final SandboxJobConfig config;
  private final Scripts scripts;
  private final UserLeases leases;
  private final boolean ownUsers;
  private final Clock clock;
  private final PassedOn passing = new PassedOn(ExposedConfig.DEFAULTS.longest());
  private final HttpClient http = PassedOn.client(CONNECT).build();
  private final Map<ClusterId, Map<String, HeldServer>> clusters = new TreeMap<>();
  private Instant looked = Instant.EPOCH;

  /**
   * None yet.
   *
   * @param ownUsers whether scripts run under users of their own
   */
  public SandboxExposedPods(
      PodPlacement placement, SandboxJobConfig config, boolean ownUsers, Clock clock) {
    this.placement = placement;
    this.config = config;
    this.scripts = new Scripts(config.toolFolders(), config.mostLogBytes());
    this.leases = new UserLeases(UserLeases.FOLDER, config.firstUid(), config.mostUids());
    this.ownUsers = ownUsers;
    this.clock = clock;
  }

  @Override
  public synchronized List<Seen> list(ClusterId cluster) {
    placement.places(cluster);
    return held(cluster).values().stream().map(HeldServer::seen).toList();
  }

  private Map<String, HeldServer> held(ClusterId cluster) {
    return clusters.computeIfAbsent(cluster, any -> new TreeMap<>());
  }

  @Override
  public synchronized void hold(ClusterId cluster, ExposedSpec spec) {
    if (spec.exposure().command() == levante.oscar.exposure.Exposure.Command.IMAGE) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "the sandbox runs scripts and no images: without default_command it serves, too");
    }
    placement.places(cluster);
    HeldServer before = held(cluster).get(spec.name());
    if (before == null || !before.spec().version().equals(spec.version())) {
      remove(cluster, spec.name());
      held(cluster).put(spec.name(), new HeldServer(spec));
    }
  }

  @Override
  public synchronized void remove(ClusterId cluster, String name) {
    placement.places(cluster);
    HeldServer gone = held(cluster).remove(name);
    if (gone != null) {
      gone.end("it is not wanted any more", clock.instant());
    }
  }

  @Override
  public ExposedAnswer ask(ClusterId cluster, ExposedSpec spec, ExposedRequest request) {
    if (!isReady(cluster, spec.name())) {
      throw new LevanteException(ErrorCode.SERVICE_NOT_READY, "its server does not listen yet");
    }
    String host = "http://127.0.0.1:" + spec.exposure().port();
    ExposedAnswer said = passing.send(http, host + request.target(), Optional.empty(), request);
    List<Header> told = new ArrayList<>();
    for (Header header : said.headers()) {
      boolean itself = header.isNamed("Location") && header.value().startsWith(host + "/");
      told.add(
          itself ? new Header(header.name(), header.value().substring(host.length())) : header);
    }
    return new ExposedAnswer(said.status(), told, said.body(), said.end());
  }

  /** A port that somebody else listens on is not asked: it may be any server of this machine's. */
  private synchronized boolean isReady(ClusterId cluster, String name) {
    return Optional.ofNullable(held(cluster).get(name))
        .flatMap(HeldServer::process)
        .filter(ServerProcess::isReady)
        .isPresent();
  }

  /** Moves every one on; to be called about five times a second. Never waits. */
  public synchronized void tick() {
    Instant now = clock.instant();
    for (Map.Entry<ClusterId, Map<String, HeldServer>> entry : clusters.entrySet()) {
      try {
        tick(entry.getKey(), entry.getValue().values(), now);
      } catch (LevanteException e) {
        if (e.code() == ErrorCode.CLUSTER_NOT_FOUND) {
          entry.getValue().values().forEach(one -> one.end("its cluster is gone", now));
          entry.getValue().clear();
        }
      }
    }
    if (!now.isBefore(looked.plus(BETWEEN_LOOKS))
        && all().anyMatch(one -> one.process().isPresent())) {
      looked = now;
      bound(ProcessTable.read(), now);
    }
  }

  private java.util.stream.Stream<HeldServer> all() {
    return clusters.values().stream().flatMap(here -> here.values().stream());
  }

  private void tick(ClusterId cluster, Collection<HeldServer> held, Instant now) {
    Map<String, Place> places = placement.places(cluster);
    Set<String> known = held.stream().map(HeldServer::pod).collect(Collectors.toSet());
    for (HeldServer one : held) {
      move(cluster, one, Optional.ofNullable(places.get(one.pod())), now);
    }
    places.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .forEach(name -> placement.release(cluster, name));
  }

  private void move(ClusterId cluster, HeldServer one, Optional<Place> place, Instant now) {
    if (place.isEmpty()) {
      one.process().ifPresent(any -> one.end("it lost its node", now));
      placement.request(cluster, one.pod(), one.spec().cpu(), one.spec().memory());
      return;
    }
    switch (place.get().state()) {
      case PENDING -> one.waits("no node has room for it yet");
      case EVICTED -> {
        one.end("its node was drained or is gone", now);
        placement.release(cluster, one.pod());
      }
      case BOUND -> run(one, now);
    }
  }

  private void run(HeldServer one, Instant now) {
    if (one.process().filter(process -> !process.isAlive()).isPresent()) {
      one.end(one.process().get().lastWords(), now);
    } else if (one.mayStart(now)) {
      start(one, now);
    }
  }

  private void start(HeldServer one, Instant now) {
    Optional<OptionalInt> user = user();
    if (user.isEmpty()) {
      one.waits("every user for scripts is taken");
      return;
    }
    try {
      one.started(
          ServerProcess.start(config.jobsRoot(), scripts, one.spec(), user.get()), user.get());
    } catch (IOException e) {
      one.end("its script cannot be started: " + e.getMessage(), now);
    }
  }

  /** Absent while all users are taken. */
  private Optional<OptionalInt> user() {
    if (!ownUsers) {
      return Optional.of(OptionalInt.empty());
    }
    Set<Integer> inUse =
        all().flatMapToInt(one -> one.user().stream()).boxed().collect(Collectors.toSet());
    OptionalInt uid = leases.lease(inUse, ProcessTable.read());
    return uid.isPresent() ? Optional.of(uid) : Optional.empty();
  }

  private void bound(ProcessTable processes, Instant now) {
    all()
        .filter(one -> one.process().filter(process -> process.bound(processes)).isPresent())
        .forEach(one -> one.end("it passed the memory of its service and was killed", now));
  }

  /** Ends all of them. */
  @Override
  public synchronized void close() {
    all().forEach(one -> one.end("the server stops", clock.instant()));
    clusters.clear();
    leases.close();
  }
}
