package levante.elasticity.limit;

/**
 * How many nodes are emptied at a time because others have room for their pods.
 *
 * @param amount of nodes, or percent of those that there are
 */
public record AtOnce(int amount, boolean isShare) {
  private static final int WHOLE = 100;

  public AtOnce {
    if (amount < 0 || (isShare && amount > WHOLE)) {
      throw new IllegalStateException(amount + (isShare ? " %" : " nodes") + " at once");
    }
  }

  /** So many. */
  public static AtOnce nodes(int count) {
    return new AtOnce(count, false);
  }

  /** A share of the nodes. */
  public static AtOnce percent(int share) {
    return new AtOnce(share, true);
  }

  /**
   * Of so many nodes; a share is rounded up, so that a small cluster is not left as it is for ever.
   * Source: Karpenter, disruption budgets of a NodePool.
   */
  public int of(int nodes) {
    return isShare ? (nodes * amount + WHOLE - 1) / WHOLE : amount;
  }
}
