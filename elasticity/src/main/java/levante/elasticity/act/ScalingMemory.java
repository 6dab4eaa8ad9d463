package levante.elasticity.act;

import java.util.Objects;
import levante.elasticity.journal.DecisionJournal;
import levante.elasticity.journal.IdleLedger;
import levante.elasticity.manual.HandLedger;
import levante.elasticity.state.StateLedger;

/** What the loop remembers from tick to tick, and over restarts. */
public record ScalingMemory(
    DecisionJournal journal, IdleLedger idle, HandLedger hands, StateLedger states) {
  public ScalingMemory {
    Objects.requireNonNull(journal, "journal");
    Objects.requireNonNull(idle, "idle");
    Objects.requireNonNull(hands, "hands");
    Objects.requireNonNull(states, "states");
  }

  /** Where nobody does anything by hand or asks for states. */
  public ScalingMemory(DecisionJournal journal, IdleLedger idle) {
    this(journal, idle, HandLedger.NONE, StateLedger.NONE);
  }
}
