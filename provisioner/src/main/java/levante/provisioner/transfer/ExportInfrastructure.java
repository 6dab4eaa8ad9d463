package levante.provisioner.transfer;

import java.time.Clock;
import java.util.Optional;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.naming.InfrastructureId;

/** Gives an infrastructure out as a document, and if wanted out of our hands. */
public final class ExportInfrastructure {
  private final Records records;
  private final ExportFormat format;
  private final Clock clock;

  /** On those records. */
  public ExportInfrastructure(Records records, ExportFormat format, Clock clock) {
    this.records = records;
    this.format = format;
    this.clock = clock;
  }

  /**
   * The document, in JSON.
   *
   * @param handsOver whether nothing here touches the infrastructure any more, whose machines live
   *     on until it is taken in again, here or elsewhere
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND; LOCKED when it shall be handed over
   */
  public String of(InfrastructureId id, OwnerId caller, boolean handsOver) {
    Infrastructure found = new FindInfrastructures(records.store()).get(id, caller);
    if (!handsOver) {
      return format.write(found);
    }
    // What is given out is what was there when we let go of it.
    Infrastructure last = records.store().change(id, current -> current.unlocked().handedOver());
    records
        .history()
        .append(
            new InfrastructureEvent(
                id,
                "handed-over/" + last.version(),
                clock.instant(),
                Kind.HANDED_OVER,
                Optional.empty(),
                Optional.empty(),
                "%s exported it to be looked after elsewhere".formatted(caller)));
    return format.write(last);
  }
}
