package levante.web.board;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import levante.elasticity.journal.DecisionJournal;
import levante.elasticity.journal.JournalEntry;
import levante.kernel.OwnerId;
import levante.oscar.storage.ObjectStorage;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cluster.FindClusters;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.provisioner.cluster.WorkerPool;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.listing.Reader;
import levante.provisioner.plan.ManagedMachine;
import levante.web.rest.v1.view.DecisionView;
import levante.web.security.Caller;
import levante.web.view.ClusterRow;
import levante.web.view.Dashboard;
import levante.web.view.DashboardQueries;
import levante.web.view.DecisionRow;
import levante.web.view.MachineRow;
import levante.web.view.PictureStream;
import levante.web.view.Status;

/**
 * The dashboard's queries, answered by the modules; each answer holds only what is the caller's.
 */
public final class ModuleDashboard implements DashboardQueries {
  private static final int MOST_DECISIONS = 50;
  private static final int MOST_JOBS = 100;

  private final FindInfrastructures infrastructures;
  private final FindClusters clusters;
  private final DecisionJournal journal;
  private final ServiceRows services;
  private final Results results;

  /** The results' side: rows, and where the pictures lie. */
  public record Results(ResultRows rows, OwnedStorage storage) {}

  /** The provisioner's side. */
  public record Estates(FindInfrastructures infrastructures, FindClusters clusters) {}

  /** Over the use cases of the modules. */
  public ModuleDashboard(
      Estates estates, DecisionJournal journal, ServiceRows services, Results results) {
    this.infrastructures = estates.infrastructures();
    this.clusters = estates.clusters();
    this.journal = journal;
    this.services = services;
    this.results = results;
  }

  @Override
  public Dashboard of(Caller caller) {
    OwnerId owner = caller.owner();
    List<ProvisionedCluster> owned = clusters.of(owner);
    List<MachineRow> shown = Urgent.first(machines(owner), MachineRow::state);
    return new Dashboard(
        Urgent.first(owned.stream().map(ModuleDashboard::cluster).toList(), ClusterRow::state),
        shown,
        services.services(owner),
        services.jobs(owner, MOST_JOBS),
        decisions(owned),
        results.rows().of(owner),
        new Dashboard.Beyond(
            Urgent.beyond(owned),
            infrastructures.census(Reader.of(owner)).machines() - shown.size()));
  }

  private static ClusterRow cluster(ProvisionedCluster cluster) {
    List<ManagedMachine> machines = new ArrayList<>(cluster.controlPlane());
    cluster.workers().forEach(workers -> machines.addAll(workers.machines()));
    int wanted =
        cluster.controlPlane().size()
            + cluster.workers().stream().mapToInt(WorkerPool::desiredCount).sum();
    return new ClusterRow(
        cluster.id(),
        cluster.distribution().title(),
        machines.stream()
            .map(one -> one.placement().cloud() + "/" + one.placement().region())
            .distinct()
            .collect(Collectors.joining(", ")),
        new Status(
            switch (cluster.state()) {
              case READY -> Status.Tone.GOOD;
              case HIBERNATED -> Status.Tone.IDLE;
              case PENDING, DELETING -> Status.Tone.BUSY;
            },
            cluster.state().name().toLowerCase(Locale.ROOT)),
        (int) machines.stream().filter(one -> one.state() == MachineState.CONFIGURED).count(),
        wanted,
        machines.stream().map(ManagedMachine::eurPerHour).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** Those among which the most urgent are, whatever else there is. */
  private List<MachineRow> machines(OwnerId owner) {
    List<MachineRow> rows = new ArrayList<>();
    for (Infrastructure infrastructure : infrastructures.urgent(Reader.of(owner), Urgent.MOST)) {
      for (ManagedMachine machine : infrastructure.machines()) {
        rows.add(MachineRows.of(infrastructure, machine));
      }
    }
    rows.sort(Comparator.comparing(MachineRow::name));
    return rows;
  }

  private List<DecisionRow> decisions(List<ProvisionedCluster> owned) {
    return owned.stream()
        .flatMap(cluster -> journal.recent(cluster.id(), MOST_DECISIONS).stream())
        .sorted(Comparator.comparingLong(JournalEntry::id).reversed())
        .limit(MOST_DECISIONS)
        .map(ModuleDashboard::decision)
        .toList();
  }

  /** A decision as a row of a page. */
  public static DecisionRow decision(JournalEntry entry) {
    DecisionView view = DecisionView.of(entry);
    String what =
        switch (view.kind()) {
          case "scale_up" -> "scale-up of %s by %d".formatted(view.pool().orElse(""), view.add());
          case "hold" -> "hold";
          default -> "%s %s".formatted(view.kind(), view.node().orElse(""));
        };
    String outcome = view.outcome().map(text -> ". Outcome: " + text).orElse("");
    return new DecisionRow(
        view.at(),
        entry.cluster(),
        what,
        view.reason() + outcome,
        view.candidates().stream()
            .filter(candidate -> candidate.verdict().equals("rejected"))
            .map(candidate -> candidate.pool() + ": " + candidate.why())
            .toList());
  }

  @Override
  public Optional<PictureStream> picture(Caller caller, String id) {
    return PictureRef.parse(id)
        .flatMap(
            ref ->
                results
                    .storage()
                    .of(caller.owner(), ref.version().storage())
                    .flatMap(storage -> open(storage, ref)));
  }

  private static Optional<PictureStream> open(ObjectStorage storage, PictureRef ref) {
    String key = ref.version().key();
    return storage
        .stat(ref.version().bucket(), key)
        .filter(found -> found.eTag().equals(ref.version().eTag()))
        .map(
            found ->
                new PictureStream(
                    key.endsWith(".png") ? "image/png" : "image/jpeg",
                    found.size(),
                    storage.open(ref.version().bucket(), key)));
  }
}
