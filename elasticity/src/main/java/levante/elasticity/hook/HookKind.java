package levante.elasticity.hook;

import java.util.Locale;

/** CLUES's hooks. */
public enum HookKind {
  /** Nodes are wanted for pods that wait. */
  REQUEST,
  /** Nodes of a pool are about to be ordered. */
  PRE_POWERON,
  /** A node was ordered. */
  POST_POWERON,
  /** A node is about to be drained or released. */
  PRE_POWEROFF,
  /** A node is empty, and is given back. */
  POST_POWEROFF,
  /** A node is on. */
  POWEREDON,
  /** A node is gone. */
  POWEREDOFF,
  /** A node is on that was given up. */
  UNEXPECTED_POWERON,
  /** A node is gone that nobody powered off. */
  UNEXPECTED_POWEROFF,
  /** A node would not be powered off. */
  ONERR,
  /** A node did not come. */
  OFFERR,
  /** A node cannot be seen. */
  UNKNOWN,
  /** A node has no work (any more). */
  IDLE,
  /** A node has work. */
  USED;

  /** In lower case, as in an event's type. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
