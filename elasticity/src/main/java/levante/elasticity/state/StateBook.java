package levante.elasticity.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Observation;

/**
 * What one look at a cluster adds to what is known of its nodes' states. Pure.
 *
 * @param changes the nodes that came into another state
 * @param census how many are in which
 */
public record StateBook(List<StateChange> changes, Census census) {
  public StateBook {
    changes = List.copyOf(changes);
  }

  /** After a look that saw, or did not. */
  public static StateBook after(
      Observation<NodeStates.Known> look,
      List<NodePool> pools,
      List<NodeSpell> before,
      Instant now) {
    List<NodeSpell> after =
        look.match(
            seen -> NodeStates.after(seen.seen(), before),
            unseen -> NodeStates.unseen(before, now));
    Map<String, NodeSpell> was = new TreeMap<>();
    before.forEach(spell -> was.put(spell.node(), spell));
    List<StateChange> changes =
        after.stream()
            .filter(spell -> !spell.equals(was.get(spell.node())))
            .map(
                spell ->
                    new StateChange(
                        spell, Optional.ofNullable(was.get(spell.node())).map(NodeSpell::state)))
            .toList();
    return new StateBook(
        changes,
        Census.of(
            now,
            after,
            pools,
            look.match(seen -> Optional.of(seen.seen().seen()), unseen -> Optional.empty())));
  }
}
