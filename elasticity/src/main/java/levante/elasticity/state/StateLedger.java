package levante.elasticity.state;

import java.util.List;
import levante.kernel.ClusterId;

/** Remembers in which state each node is and since when, over restarts. */
public interface StateLedger {
  /** Where nobody asks for it. */
  StateLedger NONE =
      new StateLedger() {
        @Override
        public List<NodeSpell> current(ClusterId cluster) {
          return List.of();
        }

        @Override
        public void begin(ClusterId cluster, List<NodeSpell> begun) {
          // Nobody asks for it.
        }
      };

  /** The spell of every node of the cluster that is not off, by node. */
  List<NodeSpell> current(ClusterId cluster);

  /** These spells have begun, and end what the same nodes were before. */
  void begin(ClusterId cluster, List<NodeSpell> begun);
}
