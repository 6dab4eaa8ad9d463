package levante.elasticity.act;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.IdleSpan;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.journal.FollowUp;
import levante.elasticity.state.NodeSpell;
import levante.elasticity.state.NodeStates;
import levante.kernel.ClusterId;
import levante.kernel.LevanteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees one cluster whole, supply and memory included. What a complete observation tells about
 * earlier decisions and about idleness is written down before anything new is decided.
 */
final class ClusterWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);

  private final ScalingPorts ports;
  private final ScalingMemory memory;

  ClusterWatch(ScalingPorts ports, ScalingMemory memory) {
    this.ports = ports;
    this.memory = memory;
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

  /** Writes down which nodes have come into another state. */
  void tellStates(ElasticCluster cluster, Observation<ClusterSnapshot> real, Instant now) {
    ClusterId id = cluster.id();
    List<NodeSpell> before = memory.states().current(id);
    List<NodeSpell> after =
        real.match(
            complete ->
                NodeStates.after(
                    new NodeStates.Known(
                        complete.seen(), memory.journal().open(id), cluster.settings(), now),
                    before),
            incomplete -> NodeStates.unseen(before, now));
    Set<NodeSpell> known = Set.copyOf(before);
    List<NodeSpell> begun = after.stream().filter(spell -> !known.contains(spell)).toList();
    if (!begun.isEmpty()) {
      memory.states().begin(id, begun);
    }
  }

  private Observation<List<SuppliedNode>> supplied(ClusterId cluster) {
    try {
      return new Observation.Complete<>(ports.supply().supplied(cluster));
    } catch (LevanteException unseen) {
      return new Observation.Incomplete<>(unseen.code(), unseen.getMessage());
    }
  }

  private Observation<ClusterSnapshot> remembered(
      ElasticCluster cluster, ClusterView view, List<SuppliedNode> supplied, Instant now) {
    ClusterId id = cluster.id();
    FollowUp followUp =
        FollowUp.of(
            new FollowUp.Evidence(
                view,
                supplied,
                memory.journal().open(id),
                memory.journal().tracked(id),
                cluster.settings().provisionTimeout()),
            now);
    memory.journal().track(id, followUp.tracked());
    followUp
        .closings()
        .forEach(
            (decision, outcome) -> {
              memory.journal().close(id, decision, outcome);
              LOG.atInfo()
                  .addKeyValue("cluster", id)
                  .addKeyValue("decision", decision)
                  .addKeyValue("result", outcome.result())
                  .log(outcome.text());
            });
    List<IdleSpan> idle =
        SnapshotAssembler.idleNow(
            memory.idle().idle(id), view, now, cluster.settings().scanPeriod());
    memory.idle().remember(id, idle);
    return new Observation.Complete<>(
        SnapshotAssembler.assemble(cluster, view, supplied, idle, memory.journal().setbacks(id)));
  }
}
