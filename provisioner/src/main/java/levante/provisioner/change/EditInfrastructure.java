package levante.provisioner.change;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.desired.Desired;
import levante.provisioner.drift.Drifting;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureDrafts;
import levante.provisioner.infrastructure.InfrastructureDrafts.Draft;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.observe.CloudRound;
import levante.provisioner.observe.Outside;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.plan.Observation;
import levante.provisioner.plan.Plan;
import levante.provisioner.plan.ProvisioningPlanner;
import levante.provisioner.upgrade.VersionCheck;

/**
 * Gives an infrastructure that stands another template or other inputs. What differs is made,
 * changed, made anew or taken away by the loop; a dry run says which.
 */
public final class EditInfrastructure {
  private final Changes changes;
  private final InfrastructureDrafts drafts;
  private final Outside outside;
  private final ProvisioningPlanner planner;
  private final Clock clock;

  /** With the planner that the loop uses. */
  public EditInfrastructure(
      Records records,
      InfrastructureDrafts drafts,
      Outside outside,
      ProvisioningPlanner planner,
      Clock clock) {
    this.changes = new Changes(records, clock);
    this.drafts = drafts;
    this.outside = outside;
    this.planner = planner;
    this.clock = clock;
  }

  /**
   * An infrastructure after an edit, and what that means.
   *
   * @param added the machines that are new, by name; they have not been launched yet
   */
  public record Edited(
      Infrastructure infrastructure, List<Change> changes, List<ManagedMachine> added) {
    public Edited {
      changes = List.copyOf(changes);
      added = List.copyOf(added);
    }

    private static Edited of(Infrastructure after, Revision revision, Infrastructure before) {
      return new Edited(
          after,
          revision.changes(),
          revision.estate().machines().stream()
              .filter(machine -> before.estate().machine(machine.id()).isEmpty())
              .toList());
    }
  }

  private record Drafted(Draft draft, Declared before, Declared after, VersionCheck versions) {}

  /**
   * Keeps the edit in one write. The same edit again changes nothing.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED, LOCKED; INVALID_TEMPLATE with
   *     all diagnostics; INVALID_REQUEST when something that stands cannot become what it shall, or
   *     as for a new infrastructure
   */
  public Edited edit(InfrastructureId id, OwnerId caller, Edit edit) {
    Infrastructure before = changes.living(id, caller);
    Drafted drafted = drafted(before, edit);
    AtomicReference<Infrastructure> base = new AtomicReference<>(before);
    Infrastructure after =
        changes.makeUnlocked(
            id,
            caller,
            current -> {
              base.set(current);
              return edited(current, drafted, edit.counts());
            });
    Revision made = revision(base.get(), drafted, edit.counts());
    if (!after.equals(base.get())) {
      changes.tell(after, Kind.EDITED, "%s edited it: %s".formatted(caller, said(made.changes())));
    }
    return Edited.of(after, made, base.get());
  }

  /**
   * What the edit would mean; nothing is kept.
   *
   * @throws LevanteException as {@link #edit}
   */
  public EditPlan plan(InfrastructureId id, OwnerId caller, Edit edit) {
    Infrastructure before = changes.living(id, caller);
    Drafted drafted = drafted(before, edit);
    Revision revision = revision(before, drafted, edit.counts());
    CloudProvider cloud = outside.clouds().open(changes.records().vault().of(id));
    Observation seen =
        outside.observer(cloud.id()).observe(revision.estate(), new CloudRound().of(id, cloud));
    Drifting drifting = Drifting.of(revision.estate(), seen, before.terms().drift());
    Plan plan =
        planner
            .plan(drifting.estate(), revision.estate().aim(), drifting.planned(), clock.instant())
            .without(drafted.draft().unserved());
    return new EditPlan(revision.changes(), plan, price(before.estate().aim()));
  }

  private Drafted drafted(Infrastructure before, Edit edit) {
    Map<String, Object> inputs = new TreeMap<>(before.inputs());
    inputs.putAll(edit.inputs());
    Map<String, Object> kept = drafts.declared(edit.template(), inputs);
    // A misspelt input is the caller's mistake and has to be told; an old one is only left behind.
    kept.putAll(edit.inputs());
    Draft draft = drafts.draft(before.id(), wish(before, edit, kept));
    Draft old =
        drafts.planned(
            before.id(),
            wish(before, new Edit(before.template(), Map.of(), edit.counts()), before.inputs()));
    CloudId cloud = outside.clouds().open(changes.records().vault().of(before.id())).id();
    return new Drafted(
        draft,
        declared(old),
        declared(draft),
        new VersionCheck(
            outside.configurators().of(cloud).upgrades(),
            cluster -> drafts.version(edit.template(), cluster)));
  }

  private static Declared declared(Draft draft) {
    return Declared.of(draft.infrastructure().estate().desired(), draft.topology());
  }

  private NewInfrastructure wish(Infrastructure before, Edit edit, Map<String, Object> inputs) {
    return new NewInfrastructure(
        before.owner(),
        edit.template(),
        inputs,
        changes.records().vault().of(before.id()),
        Optional.empty());
  }

  private static Infrastructure edited(
      Infrastructure current, Drafted drafted, Edit.Counts counts) {
    Infrastructure draft = drafted.draft().infrastructure();
    return current
        .of(draft.name(), draft.template(), draft.inputs())
        .with(revision(current, drafted, counts).estate());
  }

  private static Revision revision(Infrastructure current, Drafted drafted, Edit.Counts counts) {
    drafted.versions().require(current.estate(), drafted.after().desired());
    return Revision.of(current.estate(), drafted.before(), drafted.after(), counts);
  }

  private static BigDecimal price(Desired desired) {
    return desired.pools().stream()
        .map(pool -> pool.placement().size().eurPerHour().multiply(new BigDecimal(pool.count())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String said(List<Change> changes) {
    return changes.isEmpty()
        ? "nothing that stands is affected"
        : changes.stream()
            .map(change -> "%s %s".formatted(change.kind().word(), change.subject()))
            .collect(Collectors.joining(", "));
  }
}
