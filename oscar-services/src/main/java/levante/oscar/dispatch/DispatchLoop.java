package levante.oscar.dispatch;

/**
 * Brings deliveries and jobs forward: starts, observes, records results, tries again, gives up.
 * Level-triggered; a crash at any point is finished by the next ticks.
 */
public final class DispatchLoop {
  /** Looks at everything once; a tick that is still under way makes this one return at once. */
  public void tick() {
    throw new UnsupportedOperationException();
  }
}
