package levante.provisioner.infrastructure;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.kernel.ClusterId;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.drift.Drifting;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.observe.CloudRound;
import levante.provisioner.observe.Outside;
import levante.provisioner.plan.Observation;
import levante.provisioner.plan.Observed;
import levante.provisioner.plan.Plan;
import levante.provisioner.plan.ProvisioningPlanner;

/** Says what would be done and what it costs, and does nothing: the loop's own planner. */
public final class PlanInfrastructure {
  private final Records records;
  private final Outside outside;
  private final InfrastructureDrafts drafts;
  private final ProvisioningPlanner planner;
  private final Clock clock;

  /** With the planner that the loop uses. */
  public PlanInfrastructure(
      Records records,
      Outside outside,
      InfrastructureDrafts drafts,
      ProvisioningPlanner planner,
      Clock clock) {
    this.records = records;
    this.outside = outside;
    this.drafts = drafts;
    this.planner = planner;
    this.clock = clock;
  }

  /**
   * The first plan of an infrastructure that does not exist; it names what nothing carries out yet.
   *
   * @throws LevanteException as {@link InfrastructureDrafts#planned}
   */
  public Plan of(NewInfrastructure wish) {
    InfrastructureId id =
        wish.idempotencyKey()
            .map(key -> InfrastructureId.from(wish.owner(), key))
            .orElseGet(InfrastructureId::random);
    InfrastructureDrafts.Draft planned = drafts.planned(id, wish);
    Infrastructure draft = planned.infrastructure();
    return planner
        .plan(draft.estate(), draft.aim(), nothingOf(draft, wish), clock.instant())
        .without(planned.unserved());
  }

  private Observation nothingOf(Infrastructure draft, NewInfrastructure wish) {
    CloudProvider cloud = outside.clouds().open(wish.credentials());
    Map<ClusterId, Observed<String>> nodes = new TreeMap<>();
    draft
        .estate()
        .desired()
        .clusters()
        .forEach(cluster -> nodes.put(cluster.spec().id(), new Observed.Complete<>(List.of())));
    return new Observation(
            Map.of(cloud.id(), new Observed.Complete<>(List.of())),
            nodes,
            new Observed.Complete<>(List.of()))
        .withApplications(nodes);
  }

  /**
   * What the next tick would do.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND when it is another's, deleted or never was
   */
  public Plan of(InfrastructureId id, OwnerId owner) {
    Infrastructure found = new FindInfrastructures(records.store()).get(id, owner);
    CloudProvider cloud = outside.clouds().open(records.vault().of(id));
    CloudRound round = new CloudRound();
    Observation seen =
        outside
            .observer(cloud.id())
            .observe(found.estate(), round.of(id, cloud))
            .withObjects(round.objectsOf(id, cloud));
    Drifting drifting = Drifting.of(found.estate(), seen, found.terms().drift());
    boolean shallBe = found.life() == Life.ACTIVE;
    return planner.plan(
        shallBe ? drifting.estate() : found.estate(),
        found.aim(),
        shallBe ? drifting.planned() : seen,
        clock.instant());
  }
}
