package levante.elasticity.act;

import java.util.Objects;
import levante.elasticity.journal.DecisionJournal;
import levante.elasticity.journal.IdleLedger;
import levante.elasticity.listen.ScalingListener;
import levante.elasticity.manual.HandLedger;
import levante.elasticity.request.RequestLedger;
import levante.elasticity.state.StateLedger;
import levante.elasticity.work.WorkLedger;

/**
 * What the loop remembers from tick to tick, and over restarts.
 *
 * @param listener hears of what is written down
 */
public record ScalingMemory(
    DecisionJournal journal,
    IdleLedger idle,
    HandLedger hands,
    StateLedger states,
    WorkLedger work,
    RequestLedger requests,
    ScalingListener listener) {
  public ScalingMemory {
    Objects.requireNonNull(journal, "journal");
    Objects.requireNonNull(idle, "idle");
    Objects.requireNonNull(hands, "hands");
    Objects.requireNonNull(states, "states");
    Objects.requireNonNull(work, "work");
    Objects.requireNonNull(requests, "requests");
    Objects.requireNonNull(listener, "listener");
  }

  /** Where nobody does anything by hand, asks for states, work or room, or listens. */
  public ScalingMemory(DecisionJournal journal, IdleLedger idle) {
    this(
        journal,
        idle,
        HandLedger.NONE,
        StateLedger.NONE,
        WorkLedger.NONE,
        RequestLedger.NONE,
        ScalingListener.NONE);
  }

  /** The same with another record of work. */
  public ScalingMemory with(WorkLedger other) {
    return new ScalingMemory(journal, idle, hands, states, other, requests, listener);
  }
}
