package levante.elasticity.act;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Pod;
import levante.elasticity.decide.Actuator;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingPolicy;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.journal.Outcome;
import levante.elasticity.manual.Held;
import levante.elasticity.request.RequestBook;
import levante.kernel.ClusterId;
import levante.kernel.LevanteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every elastic cluster at the number of nodes that its work needs. Each tick looks at
 * everything; between ticks nothing is kept but what the journal and the idle ledger hold, and how
 * often work came lately, so a new loop on the same stores goes on where a killed one stopped.
 */
public final class ScalingLoop {
  private static final Logger LOG = LoggerFactory.getLogger(ScalingLoop.class);

  /** Nobody does more by hand while what is begun is not done yet. */
  private static final int MOST_ACTS = 200;

  private final ScalingPorts ports;
  private final ScalingMemory memory;
  private final Function<ScalingSettings, ScalingPolicy> policies;
  private final ClusterWatch watch;
  private final RequestBook requests;
  private final Turns turns = new Turns();
  private Set<ClusterId> known = Set.of();
  private final Crew crew;
  private final Clock clock;

  /** A loop over these systems that does one thing after the other. */
  public ScalingLoop(
      ScalingPorts ports,
      ScalingMemory memory,
      Function<ScalingSettings, ScalingPolicy> policies,
      Clock clock) {
    this(ports, memory, policies, Crew.ONE, clock);
  }

  /**
   * A loop over these systems.
   *
   * @param policies the policy for a cluster's settings
   * @param crew carries out what is decided; a tick waits for them
   */
  public ScalingLoop(
      ScalingPorts ports,
      ScalingMemory memory,
      Function<ScalingSettings, ScalingPolicy> policies,
      Crew crew,
      Clock clock) {
    this.ports = ports;
    this.memory = memory;
    this.policies = policies;
    this.watch = new ClusterWatch(ports, memory);
    this.requests = new RequestBook(memory.requests());
    this.crew = crew;
    this.clock = clock;
  }

  /**
   * Looks at every cluster once; call it every scan period, or sooner when work arrives. One
   * cluster's trouble never stops another's. Throws what {@link ElasticClusters#all} throws.
   */
  public synchronized void tick() {
    Set<ClusterId> listed = new TreeSet<>();
    for (ElasticCluster cluster : ports.clusters().all()) {
      listed.add(cluster.id());
      guarded(
          cluster.id(),
          "look after the cluster",
          () -> turns.take(cluster.id(), () -> tick(cluster)));
    }
    for (ClusterId orphan : memory.journal().clustersWithOpen()) {
      if (!listed.contains(orphan)) {
        withdrawAll(orphan);
      }
    }
    known.stream()
        .filter(one -> !listed.contains(one))
        .forEach(
            gone -> {
              watch.forget(gone);
              memory.listener().left(gone);
            });
    known = listed;
    watch.listed(listed, now());
    requests.only(listed, now());
  }

  /** Does something to a cluster while the loop does nothing to it. */
  public void between(ClusterId cluster, Runnable action) {
    turns.take(cluster, action);
  }

  private void tick(ElasticCluster cluster) {
    Instant now = now();
    ClusterId id = cluster.id();
    Held held = new Held(memory.hands().disabled(id));
    Observation<ClusterSnapshot> real = watch.observe(cluster, now);
    List<OpenDecision> open = memory.journal().open(id);
    List<ScalingDecision> decisions =
        caution(cluster, real, now)
            .allowed(
                held.allowed(policy(cluster).decide(shown(id, held, real, now), open, now), open));
    memory.journal().record(id, now, decisions).forEach(decision -> tell(id, decision, real, now));
    watch.tellStates(cluster, real, now);
    Actuator actuator = new ClusterActuator(id, ports, watch, held, now);
    cordonWhatIsDisabled(id, held, real);
    cordonWhatIsEvicted(id, decisions);
    // Each order counts on those before it; nodes are emptied and given back at the same time.
    Map<Boolean, List<Runnable>> actions =
        decisions.stream()
            .collect(
                Collectors.partitioningBy(
                    decision -> decision.kind() == ScalingDecision.Kind.SCALE_UP,
                    Collectors.mapping(
                        decision ->
                            () -> guarded(id, "carry out", () -> decision.applyTo(actuator)),
                        Collectors.toList())));
    Crew.ONE.all(actions.get(true));
    crew.all(actions.get(false));
  }

  private Caution caution(ElasticCluster cluster, Observation<ClusterSnapshot> real, Instant now) {
    ScalingSettings settings = cluster.settings();
    Optional<String> why =
        real.match(
            seen ->
                settings.limits().unready().refusal(seen.seen(), settings.provisionTimeout(), now),
            unseen -> Optional.empty());
    return new Caution(
        why, why.isEmpty() ? List.of() : memory.hands().acts(cluster.id(), MOST_ACTS));
  }

  private ScalingPolicy policy(ElasticCluster cluster) {
    return cluster.own().orElse(policies).apply(cluster.settings());
  }

  // What a policy is to see: no disabled node as it is, and room that is asked for as work.
  private Observation<ClusterSnapshot> shown(
      ClusterId id, Held held, Observation<ClusterSnapshot> real, Instant now) {
    return real.then(
        seen ->
            new Observation.Complete<>(
                requests.with(id, held.keptFrom(BeingUpgraded.comingBack(seen, now)), now)));
  }

  private void cordonWhatIsDisabled(ClusterId id, Held held, Observation<ClusterSnapshot> real) {
    real.match(seen -> held.uncordoned(seen.seen().view()), unseen -> List.<Node>of())
        .forEach(node -> guarded(id, "cordon", () -> ports.drainer().cordon(id, node.name())));
  }

  // All of them before the first pod is evicted, so that it does not move to the next of them.
  private void cordonWhatIsEvicted(ClusterId id, List<ScalingDecision> decisions) {
    crew.all(
        decisions.stream()
            .filter(ScalingDecision.Drain.class::isInstance)
            .map(ScalingDecision.Drain.class::cast)
            .filter(drain -> drain.manner() == ScalingDecision.Drain.Manner.EVICT)
            .<Runnable>map(
                one -> () -> guarded(id, "cordon", () -> ports.drainer().cordon(id, one.node())))
            .toList());
  }

  // What is left open of a cluster that is being removed would otherwise stay open for ever.
  private void withdrawAll(ClusterId cluster) {
    Outcome outcome =
        new Outcome(Outcome.Result.WITHDRAWN, now(), "the cluster is no longer looked after");
    memory.journal().open(cluster).forEach(o -> memory.journal().close(cluster, o.id(), outcome));
  }

  private void tell(
      ClusterId cluster, ScalingDecision decision, Observation<ClusterSnapshot> seen, Instant now) {
    memory.listener().decided(cluster, decision, waited(decision, seen, now));
    if (decision.kind() != ScalingDecision.Kind.HOLD) {
      LOG.atInfo()
          .addKeyValue("cluster", cluster)
          .addKeyValue("decision", decision.kind())
          .addKeyValue("target", decision.target())
          .log(decision.reason());
    }
  }

  private static List<Duration> waited(
      ScalingDecision decision, Observation<ClusterSnapshot> seen, Instant now) {
    if (!(decision instanceof ScalingDecision.ScaleUp up)) {
      return List.of();
    }
    Set<String> served = Set.copyOf(up.podsServed());
    return seen
        .match(complete -> complete.seen().view().waiting(), unseen -> List.<Pod>of())
        .stream()
        .filter(pod -> served.contains(pod.fullName()) && !pod.created().isAfter(now))
        .map(pod -> Duration.between(pod.created(), now))
        .toList();
  }

  private static void guarded(ClusterId cluster, String what, Runnable action) {
    try {
      action.run();
    } catch (LevanteException trouble) {
      LOG.atWarn()
          .addKeyValue("cluster", cluster)
          .addKeyValue("code", trouble.code())
          .log("could not {}: {}", what, trouble.getMessage());
    } catch (RuntimeException bug) {
      LOG.atError().addKeyValue("cluster", cluster).setCause(bug).log("could not {}", what);
    }
  }

  // Databases keep microseconds; an instant must be the same before and after it was stored.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
