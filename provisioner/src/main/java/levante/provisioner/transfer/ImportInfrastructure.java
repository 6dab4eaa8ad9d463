package levante.provisioner.transfer;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.desired.Desired;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureDrafts;
import levante.provisioner.infrastructure.Life;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.terms.Lifetime;
import levante.provisioner.terms.Terms;

/**
 * Takes in what an export holds. One that was handed over, or was never here, comes back under its
 * name with its machines. One that stands here still is made a second time, with machines of its
 * own, since two cannot look after the same machines. What is wanted is read off the template
 * again: a document is believed in nothing but names and counts.
 */
public final class ImportInfrastructure {
  private final Records records;
  private final ExportFormat format;
  private final InfrastructureDrafts drafts;
  private final Clock clock;

  /** On those records. */
  public ImportInfrastructure(
      Records records, ExportFormat format, InfrastructureDrafts drafts, Clock clock) {
    this.records = records;
    this.format = format;
    this.drafts = drafts;
    this.clock = clock;
  }

  /**
   * The infrastructure, now the caller's.
   *
   * @throws LevanteException INVALID_REQUEST when the document is no export; INVALID_TEMPLATE when
   *     its template is not read any more; FORBIDDEN when another handed it over
   */
  public Infrastructure of(String document, OwnerId caller, List<CloudCredential> credentials) {
    Infrastructure sent = format.read(document);
    Optional<Infrastructure> here = records.store().find(sent.id());
    boolean isFree = here.map(one -> one.life() == Life.HANDED_OVER).orElse(true);
    if (isFree && here.filter(one -> !one.admits(caller)).isPresent()) {
      throw new LevanteException(
          ErrorCode.FORBIDDEN, "another handed %s over".formatted(sent.id()));
    }
    InfrastructureId id = isFree ? sent.id() : InfrastructureId.random();
    Infrastructure draft =
        drafts
            .draft(
                id,
                new NewInfrastructure(
                    caller, sent.template(), sent.inputs(), credentials, Optional.empty()))
            .infrastructure();
    Infrastructure taken =
        draft
            .with(estate(draft, sent, isFree).named())
            .with(Terms.NONE.until(sent.terms().lifetime().map(Lifetime::unwarned)));
    Infrastructure made =
        here.isPresent() && isFree
            ? records.store().change(id, old -> taken.with(old.terms()).atVersion(old.version()))
            : records.store().insert(taken, credentials);
    tell(made, caller, isFree);
    return made;
  }

  /** As many machines as there were; the very ones, where they are to be had. */
  private static Estate estate(Infrastructure draft, Infrastructure sent, boolean isFree) {
    Desired desired = draft.estate().desired();
    for (DesiredPool pool : desired.pools()) {
      int count = sent.aim().pool(pool.nodeTemplate()).map(DesiredPool::count).orElse(pool.count());
      desired = desired.with(pool.counting(count));
    }
    Estate fresh = Estate.of(draft.id(), desired);
    if (!isFree) {
      return fresh;
    }
    Desired wanted = desired;
    List<ManagedMachine> own =
        sent.machines().stream()
            .filter(machine -> machine.id().hex().equals(draft.id().hex()))
            .filter(machine -> wanted.pool(machine.nodeTemplate()).isPresent())
            .toList();
    return new Estate(
        draft.id(),
        desired,
        own,
        sent.estate().storages(),
        sent.estate().applications(),
        List.of(),
        Math.max(sent.estate().nextIndex(), next(own)),
        List.of());
  }

  private static int next(List<ManagedMachine> machines) {
    return machines.stream().mapToInt(machine -> machine.id().index() + 1).max().orElse(0);
  }

  private void tell(Infrastructure made, OwnerId caller, boolean isFree) {
    records
        .history()
        .append(
            new InfrastructureEvent(
                made.id(),
                "taken-in/" + made.version(),
                clock.instant(),
                Kind.HANDED_OVER,
                Optional.empty(),
                Optional.empty(),
                isFree
                    ? "%s took it in from an export".formatted(caller)
                    : "%s made it from the export of one that stands".formatted(caller)));
  }
}
