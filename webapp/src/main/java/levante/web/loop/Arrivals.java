package levante.web.loop;

/**
 * The doorbells of files and calls: of notices to look up, of deliveries to dispatch, and of calls
 * that wait for a pod.
 */
public final class Arrivals {
  private final Doorbell notices = new Doorbell();
  private final Doorbell deliveries = new Doorbell();
  private final Doorbell calls = new Doorbell();

  /** Rings when a notification was written down. */
  public Doorbell notices() {
    return notices;
  }

  /** Rings when there is something to dispatch. */
  public Doorbell deliveries() {
    return deliveries;
  }

  /** Rings when a call waits for a pod. */
  public Doorbell calls() {
    return calls;
  }
}
