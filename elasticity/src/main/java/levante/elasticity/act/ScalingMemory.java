package levante.elasticity.act;

import java.util.Objects;
import levante.elasticity.journal.DecisionJournal;
import levante.elasticity.journal.IdleLedger;

/** What the loop remembers from tick to tick, and over restarts. */
public record ScalingMemory(DecisionJournal journal, IdleLedger idle) {
  public ScalingMemory {
    Objects.requireNonNull(journal, "journal");
    Objects.requireNonNull(idle, "idle");
  }
}
