package levante.elasticity.act;

/** Keeps every elastic cluster at the number of nodes that its work needs. */
public final class ScalingLoop {
  /** Looks at every cluster once; call it every scan period, or sooner when work arrives. */
  public void tick() {
    unfinished();
  }

  private static void unfinished() {
    throw new UnsupportedOperationException();
  }
}
