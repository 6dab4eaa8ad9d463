package levante.provisioner.reconcile;

/**
 * Looks at every infrastructure at every tick: observe, plan, write down, execute, keep status and
 * outputs. Level-triggered: nothing is remembered between ticks but what the store keeps, so a new
 * loop on the same store carries on where a killed one was. One infrastructure's trouble never
 * stops another's.
 */
public final class ProvisioningLoop {
  /** One look at everything; returns when its steps are taken. At most one tick runs at a time. */
  public void tick() {
    throw new UnsupportedOperationException();
  }
}
