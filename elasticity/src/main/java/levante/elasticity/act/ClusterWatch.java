package levante.elasticity.act;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import levante.elasticity.cluster.Arrivals;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.IdleSpan;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.journal.FollowUp;
import levante.elasticity.journal.Outcome;
import levante.elasticity.journal.TrackedNode;
import levante.elasticity.listen.ScalingListener;
import levante.elasticity.state.NodeStates;
import levante.elasticity.state.StateBook;
import levante.elasticity.work.WorkRecorder;
import levante.kernel.ClusterId;
import levante.kernel.LevanteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees one cluster whole, supply and memory included. What a complete observation tells about
 * earlier decisions and about idleness is written down before anything new is decided. How often
 * work came is kept here only: after a restart it is counted anew, beginning with the pods there
 * are.
 */
final class ClusterWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);

  private final ScalingPorts ports;
  private final ScalingMemory memory;
  private final ScalingListener listener;
  private final WorkRecorder work;
  private final Map<ClusterId, Arrivals> arrivals = new ConcurrentHashMap<>();

  ClusterWatch(ScalingPorts ports, ScalingMemory memory) {
    this.ports = ports;
    this.memory = memory;
    this.listener = memory.listener();
    this.work = new WorkRecorder(memory.work());
  }

  Observation<ClusterSnapshot> observe(ElasticCluster cluster, Instant now) {
    // The supply first: a node that is released in between is then still known, never a stranger.
    return supplied(cluster.id())
        .then(
            supplied ->
                ports
                    .observer()
                    .observe(cluster.id())
                    .then(view -> remembered(cluster, view, supplied, now)));
  }

  /** Forgets what is kept here of a cluster that is not looked after any more. */
  void forget(ClusterId id) {
    arrivals.remove(id);
  }

  /** These are the clusters that are looked after. */
  void listed(Set<ClusterId> clusters, Instant now) {
    recorded("all", () -> work.only(clusters, now));
  }

  /** Writes down and tells which nodes have come into another state. */
  void tellStates(ElasticCluster cluster, Observation<ClusterSnapshot> real, Instant now) {
    ClusterId id = cluster.id();
    List<OpenDecision> open = memory.journal().open(id);
    StateBook book =
        StateBook.after(
            real.then(
                seen ->
                    new Observation.Complete<>(
                        new NodeStates.Known(seen, open, cluster.settings(), now))),
            cluster.pools(),
            memory.states().current(id),
            now);
    memory.states().begin(id, book.changes());
    memory.states().count(id, book.census());
    listener.changed(id, book.changes());
    listener.counted(id, book.census());
  }

  /** Closes what is open of a decision. */
  void close(ClusterId id, ScalingDecision decision, Outcome outcome) {
    memory.journal().open(id).stream()
        .filter(open -> open.decision().sameAs(decision))
        .forEach(open -> close(id, open, outcome));
  }

  private Observation<List<SuppliedNode>> supplied(ClusterId cluster) {
    try {
      return new Observation.Complete<>(ports.supply().supplied(cluster));
    } catch (LevanteException unseen) {
      return new Observation.Incomplete<>(unseen.code(), unseen.getMessage());
    }
  }

  private Observation<ClusterSnapshot> remembered(
      ElasticCluster cluster, ClusterView whole, List<SuppliedNode> supplied, Instant now) {
    ClusterId id = cluster.id();
    recorded(id, () -> work.seen(id, whole, now));
    ClusterView view = whole.expendableBelow(cluster.settings().limits().leastPriority());
    List<OpenDecision> open = memory.journal().open(id);
    FollowUp followUp =
        FollowUp.of(
            new FollowUp.Evidence(
                view,
                supplied,
                open,
                memory.journal().tracked(id),
                cluster.settings().provisionTimeout()),
            now);
    memory.journal().track(id, followUp.tracked());
    followUp.tracked().forEach(node -> tellReady(id, node, open));
    open.stream()
        .filter(one -> followUp.closings().containsKey(one.id()))
        .forEach(one -> close(id, one, followUp.closings().get(one.id())));
    List<IdleSpan> idle =
        BeingUpgraded.without(
            supplied,
            SnapshotAssembler.idleNow(
                memory.idle().idle(id), view, now, cluster.settings().scanPeriod()));
    memory.idle().remember(id, idle);
    return new Observation.Complete<>(
        SnapshotAssembler.assemble(cluster, view, supplied, idle, memory.journal().setbacks(id))
            .with(arrivals(id, view, now)));
  }

  // Nothing is scaled by it: without it clusters are looked after all the same.
  private static void recorded(Object what, Runnable recording) {
    try {
      recording.run();
    } catch (RuntimeException failed) {
      LOG.atWarn().addKeyValue("cluster", what).setCause(failed).log("could not record work");
    }
  }

  private Arrivals arrivals(ClusterId id, ClusterView view, Instant now) {
    Arrivals seen = arrivals.getOrDefault(id, Arrivals.NONE).seen(view, now);
    arrivals.put(id, seen);
    return seen;
  }

  private void close(ClusterId id, OpenDecision decision, Outcome outcome) {
    memory.journal().close(id, decision.id(), outcome);
    listener.closed(id, decision, outcome);
    LOG.atInfo()
        .addKeyValue("cluster", id)
        .addKeyValue("decision", decision.id())
        .addKeyValue("result", outcome.result())
        .log(outcome.text());
  }

  // What is tracked anew and Ready has just become so, but for what is gone.
  private void tellReady(ClusterId id, TrackedNode node, List<OpenDecision> open) {
    if (node.gone().isPresent()) {
      return;
    }
    open.stream()
        .filter(one -> node.orderedBy().filter(by -> by == one.id()).isPresent())
        .forEach(
            one ->
                node.ready()
                    .map(ready -> Duration.between(one.decided(), ready))
                    .filter(time -> !time.isNegative())
                    .ifPresent(time -> listener.ready(id, time)));
  }
}
