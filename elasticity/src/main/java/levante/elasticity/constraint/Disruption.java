package levante.elasticity.constraint;

/** Whether a pod may be moved to save a node. */
public enum Disruption {
  /** It may: something makes it anew elsewhere, or its owner says that it is safe to evict. */
  ALLOWED,
  /** It may not: its owner says so, or nothing would make it anew. */
  FORBIDDEN
}
