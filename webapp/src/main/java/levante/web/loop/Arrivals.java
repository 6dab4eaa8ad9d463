package levante.web.loop;

/** The doorbells of files and calls: of notices to look up, and of deliveries to dispatch. */
public final class Arrivals {
  private final Doorbell notices = new Doorbell();
  private final Doorbell deliveries = new Doorbell();

  /** Rings when a notification was written down. */
  public Doorbell notices() {
    return notices;
  }

  /** Rings when there is something to dispatch. */
  public Doorbell deliveries() {
    return deliveries;
  }
}
