package levante.oscar.inbox;

/**
 * Finds what no notification told: lists every input of every service and accepts the objects that
 * no delivery is known of.
 */
public final class BucketReconciler {
  /** Lists on from where the last tick stopped, at most so many pages as configured. */
  public void tick() {
    throw new UnsupportedOperationException();
  }
}
