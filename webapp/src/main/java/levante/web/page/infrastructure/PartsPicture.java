package levante.web.page.infrastructure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.provisioner.application.ManagedApplication;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.provisioner.desired.Desired;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.plan.Estate;
import levante.web.board.States;
import levante.web.language.Say;
import levante.web.page.drawing.Drawing;
import levante.web.page.drawing.Part;
import levante.web.page.drawing.Part.Link;
import levante.web.view.Status;

/**
 * The parts of an infrastructure and how each is now, as a drawing: applications lead to the
 * cluster that they are on, clusters to their machines.
 */
final class PartsPicture {
  private PartsPicture() {}

  static Drawing of(
      Estate estate, List<ProvisionedCluster> clusters, List<ManagedApplication> applications) {
    List<Part> parts = new ArrayList<>();
    Desired desired = estate.desired();
    applications.forEach(one -> parts.add(application(one)));
    clusters.forEach(one -> parts.add(cluster(one, desired)));
    desired.pools().forEach(pool -> parts.add(pool(estate, pool)));
    return Drawing.of(parts);
  }

  private static Part application(ManagedApplication one) {
    return new Part(
        "application " + one.nodeTemplate(),
        one.nodeTemplate(),
        one.application().what(),
        Optional.of(States.of(one.state())),
        Optional.empty(),
        List.of(new Link(cluster(one.application().cluster()), "")));
  }

  private static Part cluster(ProvisionedCluster one, Desired desired) {
    return new Part(
        cluster(one.name()),
        one.name(),
        one.distribution().title(),
        Optional.of(States.of(one.state())),
        Optional.empty(),
        desired.pools().stream()
            .flatMap(
                pool ->
                    pool
                        .membership()
                        .filter(member -> member.cluster().equals(one.name()))
                        .map(member -> new Link(machines(pool), word(member)))
                        .stream())
            .toList());
  }

  private static String word(DesiredPool.Membership member) {
    return switch (member.role()) {
      case CONTROL_PLANE -> Say.of("control plane");
      case WORKER -> Say.of("worker nodes");
    };
  }

  private static Part pool(Estate estate, DesiredPool pool) {
    return new Part(
        machines(pool),
        pool.nodeTemplate(),
        pool.placement().size().name() + ", " + pool.placement().region(),
        Optional.of(status(estate, pool)),
        Optional.empty(),
        List.of());
  }

  private static Status status(Estate estate, DesiredPool pool) {
    List<MachineState> states =
        estate.machines().stream()
            .filter(machine -> machine.nodeTemplate().equals(pool.nodeTemplate()))
            .map(machine -> machine.state())
            .filter(state -> state != MachineState.OFF)
            .toList();
    long serving = states.stream().filter(state -> state == MachineState.CONFIGURED).count();
    if (states.isEmpty() && pool.count() == 0) {
      return new Status(Status.Tone.IDLE, Say.of("none wanted now"));
    }
    boolean bad = states.stream().map(States::of).anyMatch(one -> one.tone() == Status.Tone.BAD);
    boolean all = serving == pool.count() && states.size() == pool.count();
    return new Status(
        bad ? Status.Tone.BAD : all ? Status.Tone.GOOD : Status.Tone.BUSY,
        Say.of("%d of %d serve", serving, pool.count()));
  }

  private static String cluster(String nodeTemplate) {
    return "cluster " + nodeTemplate;
  }

  private static String machines(DesiredPool pool) {
    return "machines " + pool.nodeTemplate();
  }
}
