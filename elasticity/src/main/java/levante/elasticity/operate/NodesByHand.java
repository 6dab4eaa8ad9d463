package levante.elasticity.operate;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import levante.elasticity.act.ScalingLoop;
import levante.elasticity.act.ScalingMemory;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.cluster.IdleSpan;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.decide.Candidate;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingDecision.Drain;
import levante.elasticity.decide.ScalingDecision.Kind;
import levante.elasticity.decide.ScalingDecision.Release;
import levante.elasticity.decide.ScalingDecision.ScaleUp;
import levante.elasticity.journal.Outcome;
import levante.elasticity.limit.Budget;
import levante.elasticity.manual.DisabledNode;
import levante.elasticity.manual.HandAct;
import levante.elasticity.manual.HandAct.Verb;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;

/**
 * What CLUES lets a person do to nodes: disable, enable, power on and off, reset. Each is written
 * down with who did it. What takes time is put into the journal as an open decision, so that the
 * loop carries it out, repeats it after a crash and tells what came of it. Every method throws
 * CLUSTER_NOT_FOUND, and CLUSTER_UNREACHABLE or CLOUD_UNREACHABLE when nothing can be seen.
 */
public final class NodesByHand {
  private static final List<Kind> OF_NODES = List.of(Kind.DRAIN, Kind.RELEASE, Kind.UNCORDON);

  private final ScalingLoop loop;
  private final ScalingPorts ports;
  private final ScalingMemory memory;
  private final Sights sights;
  private final Clock clock;
  private final Runnable wake;

  /**
   * Beside that loop, on the same systems and memory.
   *
   * @param wake wakes the loop
   */
  public NodesByHand(
      ScalingLoop loop, ScalingPorts ports, ScalingMemory memory, Clock clock, Runnable wake) {
    this.loop = loop;
    this.ports = ports;
    this.memory = memory;
    this.sights = new Sights(ports, memory);
    this.clock = clock;
    this.wake = wake;
  }

  /**
   * Takes a node out of use, with what runs on it left there: it gets no more work, and scaling
   * neither counts on it nor touches it. A drain that had begun is withdrawn. Throws
   * NODE_NOT_FOUND, or BEING_DELETED when it is released already.
   */
  public HandAct disable(ClusterId id, String node, OwnerId by) {
    return turn(
        id,
        sight -> {
          sight.worker(node);
          refuseWhatLeaves(sight, node);
          ports.drainer().cordon(id, node);
          withdraw(sight, node, "%s disabled the node".formatted(by));
          memory.hands().disable(id, new DisabledNode(node, by.value(), now()));
          return noted(id, by, Verb.DISABLE, node, "node %s is disabled".formatted(node));
        });
  }

  /** Takes a node into use again; idle time counts from now. Throws NODE_NOT_FOUND. */
  public HandAct enable(ClusterId id, String node, OwnerId by) {
    return turn(
        id,
        sight -> {
          sight.worker(node);
          refuseWhatLeaves(sight, node);
          withdraw(sight, node, "%s enabled the node".formatted(by));
          ports.drainer().uncordon(id, node);
          memory.hands().enable(id, node);
          List<IdleSpan> others =
              memory.idle().idle(id).stream().filter(one -> !one.node().equals(node)).toList();
          memory.idle().remember(id, others);
          return noted(id, by, Verb.ENABLE, node, "node %s is enabled".formatted(node));
        });
  }

  /**
   * Orders so many more nodes of a pool, whatever it failed at lately; a cloud that refuses them
   * ends the order. Once there they are as all others, and idle ones go. Throws NODE_NOT_FOUND when
   * there is no such pool, POOL_BOUND when it may not have so many.
   */
  public HandAct powerOn(ClusterId id, String pool, int nodes, OwnerId by) {
    return turn(
        id,
        sight -> {
          NodePool of = pool(sight, pool);
          int ordered = ordered(sight, pool);
          if (nodes < 1 || ordered + nodes > of.max()) {
            throw new LevanteException(
                ErrorCode.POOL_BOUND,
                "pool %s has or awaits %d of at most %d nodes, so it cannot get %d more%s"
                    .formatted(pool, ordered, of.max(), nodes, whyFewer(sight, pool)));
          }
          requireMoney(sight, of, nodes);
          Instant now = now();
          // The same order again is another one, so it says when.
          String text =
              "%s ordered %d more of pool %s by hand at %s"
                  .formatted(by, nodes, pool, now.truncatedTo(ChronoUnit.MILLIS));
          memory.journal().record(id, now, List.of(order(sight, of, nodes, ordered, text)));
          return noted(id, by, Verb.POWERON, pool, text);
        });
  }

  /**
   * Drains a node and gives it back; a refused drain releases nothing. Throws NODE_NOT_FOUND,
   * INVALID_REQUEST when no pool made the node, POOL_BOUND when its pool may not have fewer.
   */
  public HandAct powerOff(ClusterId id, String node, OwnerId by) {
    return turn(
        id,
        sight -> {
          SuppliedNode supplied = sight.supplied(node);
          requireMoreThanMinimum(sight, supplied);
          String text = "%s powered node %s off by hand".formatted(by, node);
          HandAct act = noted(id, by, Verb.POWEROFF, node, text);
          if (!sight.leaves(node)) {
            withdraw(sight, node, text);
            memory.journal().record(id, now(), List.of(powerOff(sight, node, text)));
          }
          return act;
        });
  }

  /**
   * Lets the failures of a node or a pool count no more, so that it is tried again at once. Throws
   * NODE_NOT_FOUND when neither is named so.
   */
  public HandAct resetState(ClusterId id, String target, OwnerId by) {
    return turn(
        id,
        sight -> {
          if (!sight.knows(target)) {
            throw sight.noNode(target);
          }
          memory.hands().pardon(id, target);
          return noted(
              id, by, Verb.RESETSTATE, target, "failures of %s are forgotten".formatted(target));
        });
  }

  private HandAct turn(ClusterId id, Function<Sight, HandAct> act) {
    AtomicReference<HandAct> done = new AtomicReference<>();
    loop.between(id, () -> done.set(act.apply(sights.of(id))));
    wake.run();
    return done.get();
  }

  private HandAct noted(ClusterId id, OwnerId by, Verb verb, String target, String text) {
    HandAct act = new HandAct(now(), by.value(), verb, target, text);
    memory.hands().note(id, act);
    return act;
  }

  private void withdraw(Sight sight, String node, String why) {
    Outcome withdrawn = new Outcome(Outcome.Result.WITHDRAWN, now(), why);
    sight
        .open(node, OF_NODES)
        .forEach(one -> memory.journal().close(sight.cluster().id(), one.id(), withdrawn));
  }

  private static void refuseWhatLeaves(Sight sight, String node) {
    if (sight.leaves(node)) {
      throw new LevanteException(
          ErrorCode.BEING_DELETED, "node %s is released already".formatted(node));
    }
  }

  private static void requireMoreThanMinimum(Sight sight, SuppliedNode node) {
    boolean stays =
        node.live() && sight.open(node.name(), List.of(Kind.DRAIN, Kind.RELEASE)).isEmpty();
    int min = sight.seen().pool(node.pool()).map(NodePool::min).orElse(0);
    if (stays && sight.staying(node.pool()) <= min) {
      throw new LevanteException(
          ErrorCode.POOL_BOUND,
          "pool %s keeps at least %d nodes, and has no more".formatted(node.pool(), min));
    }
  }

  private static ScalingDecision powerOff(Sight sight, String node, String text) {
    return sight.seen().view().node(node).isPresent()
        ? new Drain(node, Drain.Manner.EVICT, text)
        : new Release(node, Release.What.UNNEEDED, text);
  }

  private static NodePool pool(Sight sight, String pool) {
    return sight
        .seen()
        .pool(pool)
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.NODE_NOT_FOUND,
                    "cluster %s has no pool %s".formatted(sight.cluster().id(), pool)));
  }

  private static String whyFewer(Sight sight, String pool) {
    return sight.cluster().settings().limits().whyFewer(pool).map(why -> "; " + why).orElse("");
  }

  private static void requireMoney(Sight sight, NodePool pool, int nodes) {
    Budget budget =
        Budget.of(
            sight.cluster().settings().limits(),
            sight.seen(),
            one -> ordered(sight, one.name()) - sight.seen().live(one.name()).size());
    for (int i = 0; i < nodes; i++) {
      budget
          .refusal(pool)
          .ifPresent(
              why -> {
                throw new LevanteException(ErrorCode.POOL_BOUND, why);
              });
      budget.spend(pool);
    }
  }

  private static int ordered(Sight sight, String pool) {
    int missing =
        sight.open(pool, List.of(Kind.SCALE_UP)).stream().mapToInt(OpenDecision::missing).sum();
    return sight.seen().live(pool).size() + missing;
  }

  private static ScaleUp order(Sight sight, NodePool pool, int nodes, int ordered, String text) {
    return new ScaleUp(
        pool.name(),
        nodes,
        ordered + nodes,
        sight.seen().supplied().stream()
            .filter(node -> node.pool().equals(pool.name()))
            .map(SuppliedNode::name)
            .toList(),
        text,
        List.of(),
        0,
        List.of(
            new Candidate(
                pool.name(), pool.eurPerHour(), Candidate.Verdict.CHOSEN, "named by a person")),
        pool.eurPerHour().multiply(BigDecimal.valueOf(nodes)));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
