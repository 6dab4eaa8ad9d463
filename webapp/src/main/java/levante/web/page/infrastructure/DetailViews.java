package levante.web.page.infrastructure;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import levante.provisioner.application.ManagedApplication;
import levante.provisioner.cluster.FindClusters;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.provisioner.cluster.WorkerPool;
import levante.provisioner.history.EventHistory;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Life;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;
import levante.web.board.States;
import levante.web.bridge.CloudNodeConfigurators;
import levante.web.language.Say;
import levante.web.page.Words;
import levante.web.page.drawing.Drawing;
import levante.web.page.infrastructure.Details.ApplicationLine;
import levante.web.page.infrastructure.Details.ClusterLine;
import levante.web.page.infrastructure.Details.EventLine;
import levante.web.page.infrastructure.Details.Fact;
import levante.web.view.Status;

/** Reads what the page of one infrastructure shows. */
@Dependent
public class DetailViews {
  private static final int MOST_EVENTS = 100;

  @Inject private EventHistory history;

  /** Of an infrastructure as it was read; also of one that has ended. */
  public Details of(Infrastructure found) {
    boolean gone = !found.life().isHere();
    List<ProvisionedCluster> clusters = gone ? List.of() : FindClusters.of(found);
    List<ManagedApplication> applications = gone ? List.of() : found.estate().applications().all();
    return new Details(
        found.id().value(),
        found.name(),
        state(found),
        found.status().explanations(),
        found.status().drifts().stream()
            .map(one -> "%s: %s".formatted(one.subject(), one.sentence()))
            .toList(),
        facts(found),
        gone ? Drawing.of(List.of()) : PartsPicture.of(found.estate(), clusters, applications),
        clusters.stream().map(DetailViews::cluster).toList(),
        applications.stream().map(DetailViews::application).toList(),
        found.machines().stream().map(machine -> MachineLines.of(found, machine)).toList(),
        events(found.id()),
        gone ? List.of() : found.outputs().stream().map(OutputLines::of).toList(),
        gone);
  }

  /** What happened to it, the newest first. */
  public List<EventLine> events(InfrastructureId id) {
    return history.newest(id, MOST_EVENTS).stream().map(DetailViews::event).toList();
  }

  private static Status state(Infrastructure found) {
    return switch (found.life()) {
      case ACTIVE, DELETING -> States.of(found.status().state());
      case DELETED -> new Status(Status.Tone.IDLE, "deleted");
      case HANDED_OVER -> new Status(Status.Tone.IDLE, "handed over");
    };
  }

  private static List<Fact> facts(Infrastructure found) {
    List<Fact> facts = new ArrayList<>();
    Prices prices = Prices.of(found.machines());
    facts.add(new Fact(Say.of("Machines"), String.valueOf(found.machines().size())));
    facts.add(new Fact(Say.of("Price"), prices.perHour()));
    facts.add(new Fact(Say.of("A month of 730 hours"), prices.perMonth()));
    facts.add(new Fact(Say.of("Made"), Words.time(found.createdAt())));
    facts.add(new Fact(Say.of("Owner"), found.owner().value()));
    found
        .terms()
        .lifetime()
        .filter(end -> found.life() == Life.ACTIVE)
        .ifPresent(end -> facts.add(new Fact(Say.of("Ends"), Words.time(end.end()))));
    return facts;
  }

  private static ClusterLine cluster(ProvisionedCluster cluster) {
    boolean ready = cluster.state() == ProvisionedCluster.State.READY;
    boolean isReal = !CloudNodeConfigurators.isSandbox(cluster);
    int workers = cluster.workers().stream().mapToInt(WorkerPool::desiredCount).sum();
    return new ClusterLine(
        cluster.id().value(),
        cluster.distribution().title(),
        States.of(cluster.state()),
        Say.of(
            workers == 1 ? "%d control plane, %d worker" : "%d control plane, %d workers",
            cluster.controlPlane().size(),
            workers),
        Optional.of(
                "/infrastructures/%s/kubeconfig/%s"
                    .formatted(cluster.infrastructure(), cluster.id()))
            .filter(path -> ready && isReal),
        isReal ? Say.of("none before it is ready") : Say.of("none in the sandbox"));
  }

  private static ApplicationLine application(ManagedApplication application) {
    return new ApplicationLine(
        application.nodeTemplate(),
        States.of(application.state()),
        application.cluster().value(),
        "%s, in %s"
            .formatted(application.application().what(), application.application().namespace()),
        application.explanation());
  }

  private static EventLine event(InfrastructureEvent event) {
    return new EventLine(
        event.at(),
        event.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        event.machine().map(MachineId::value),
        event.sentence());
  }
}
