package levante.elasticity.simulate;

import levante.elasticity.journal.DecisionJournal;
import levante.elasticity.journal.DecisionJournalContract;
import levante.elasticity.journal.IdleLedger;

class VirtualJournalTest extends DecisionJournalContract {
  private final VirtualJournal journal = new VirtualJournal();

  @Override
  protected DecisionJournal journal() {
    return journal;
  }

  @Override
  protected IdleLedger ledger() {
    return journal;
  }
}
