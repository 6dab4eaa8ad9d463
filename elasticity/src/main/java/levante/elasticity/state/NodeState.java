package levante.elasticity.state;

import java.util.Locale;

/** What a node is at a moment, in CLUES's words. */
public enum NodeState {
  /** It cannot be seen, or its kubelet is silent; never taken for off. */
  UNKNOWN,
  /** It is on and has no work but daemons. */
  IDLE,
  /** It is on and has work. */
  USED,
  /** It is gone. */
  OFF,
  /** It was ordered and is not Ready yet. */
  POW_ON,
  /** It is drained or released. */
  POW_OFF,
  /**
   * It was to be powered off and is on: its drain was refused lately, or its release takes long.
   */
  ON_ERR,
  /** It was to be powered on and is not: its machine failed, or did not become a node in time. */
  OFF_ERR;

  /** As CLUES names it, such as {@code pow_on}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
