package levante.elasticity.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.NodeLoad;
import levante.elasticity.cluster.Pod;
import levante.elasticity.request.RoomRequest.State;
import levante.elasticity.schedule.FirstFit;
import levante.elasticity.schedule.SchedulingSimulation;

/**
 * How a cluster's open requests stand at one look. The pods that wait get room first, then what is
 * held, then what is waited for, the oldest first. Pure.
 *
 * @param slots the slots that a policy is to see as waiting pods: all of what is waited for, and of
 *     what is held as many as have room, so that held room is never ordered anew
 * @param changed the requests that stand otherwise than before
 */
record AskedRoom(List<Pod> slots, List<RoomRequest> changed) {
  /** At this look at the cluster. */
  static AskedRoom of(ClusterView view, List<RoomRequest> open, Instant now) {
    List<RoomRequest> standing = open.stream().map(one -> one.at(now)).toList();
    FirstFit ready = ready(view);
    List<Pod> slots = new ArrayList<>();
    List<RoomRequest> after = new ArrayList<>(standing);
    for (State state : List.of(State.SERVED, State.WAITING)) {
      for (int i = 0; i < standing.size(); i++) {
        if (standing.get(i).state() == state) {
          after.set(i, placed(standing.get(i), ready, slots, now));
        }
      }
    }
    after.removeAll(open);
    return new AskedRoom(List.copyOf(slots), List.copyOf(after));
  }

  private static RoomRequest placed(
      RoomRequest request, FirstFit ready, List<Pod> slots, Instant now) {
    List<Pod> all = request.slots();
    List<Pod> fitting = all.stream().filter(slot -> ready.place(slot).isPresent()).toList();
    slots.addAll(request.state() == State.SERVED ? fitting : all);
    RoomRequest looked = request.with(fitting.size());
    return request.state() == State.WAITING && fitting.size() == all.size()
        ? looked.as(State.SERVED, now)
        : looked;
  }

  /** The nodes that take pods now, with the pods that wait on them in thought. */
  private static FirstFit ready(ClusterView view) {
    SchedulingSimulation simulation = new SchedulingSimulation(view);
    FirstFit ready = new FirstFit(simulation);
    view.loads().stream()
        .map(NodeLoad::node)
        .filter(node -> node.ready() && !node.cordoned())
        .forEach(node -> ready.add(simulation.node(node.name())));
    view.waiting().stream().sorted(Pod.AS_SCHEDULED).forEach(ready::place);
    return ready;
  }
}
