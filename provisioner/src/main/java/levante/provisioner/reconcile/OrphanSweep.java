package levante.provisioner.reconcile;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.infrastructure.Life;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.observe.CloudRound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back what appeared after its infrastructure had ended, as after a launch that timed out. It
 * sees the sandbox and the clouds that living infrastructures are on; what carries the tag of an
 * infrastructure that this Levante never had is another's, and stays.
 */
final class OrphanSweep {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);

  private final InfrastructureStore store;
  private final Clouds clouds;

  OrphanSweep(InfrastructureStore store, Clouds clouds) {
    this.store = store;
    this.clouds = clouds;
  }

  void sweep(CloudRound round, List<Infrastructure> living) {
    Set<InfrastructureId> known =
        living.stream().map(Infrastructure::id).collect(Collectors.toSet());
    CloudProvider sandbox = clouds.open(List.of());
    Stream.concat(round.asked().stream(), Stream.of(sandbox))
        .distinct()
        .forEach(cloud -> sweep(cloud, round, known));
  }

  private void sweep(CloudProvider cloud, CloudRound round, Set<InfrastructureId> known) {
    TreeMap<InfrastructureId, Boolean> ended = new TreeMap<>();
    known.forEach(id -> ended.put(id, false));
    for (Machine machine : round.all(cloud).items()) {
      if (machine.state() != MachineState.DELETING
          && ended.computeIfAbsent(machine.infrastructure(), this::hasEnded)) {
        giveBack(machine.id().value(), () -> cloud.terminate(machine.id()));
      }
    }
    for (CloudObject object : round.allObjects(cloud).items()) {
      if (ended.computeIfAbsent(object.infrastructure(), this::hasEnded)) {
        giveBack(object.toString(), () -> cloud.remove(object));
      }
    }
  }

  private boolean hasEnded(InfrastructureId id) {
    return store.find(id).filter(one -> one.life() == Life.DELETED).isPresent();
  }

  private static void giveBack(String what, Runnable action) {
    try {
      action.run();
      LOG.atInfo()
          .addKeyValue("what", what)
          .log("gave back what was left of an infrastructure that has ended");
    } catch (LevanteException trouble) {
      LOG.atWarn().setCause(trouble).addKeyValue("what", what).log("an orphan stays");
    }
  }
}
