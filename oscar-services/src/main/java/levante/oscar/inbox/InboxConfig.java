package levante.oscar.inbox;

/**
 * Bounds of the intake.
 *
 * @param mostNotificationBytes of one notification
 * @param noticesPerTick looked up of each cluster in one tick
 * @param noticesAtOnce of one cluster in one transaction
 * @param pagesPerTick listed by the bucket reconciler in one tick, of 1000 objects each
 */
public record InboxConfig(
    int mostNotificationBytes, int noticesPerTick, int noticesAtOnce, int pagesPerTick) {
  /** A notification of 1 MiB, 5000 notices a tick, 500 at once, and 50 pages a tick. */
  public static final InboxConfig DEFAULTS = new InboxConfig(1 << 20, 5_000, 500, 50);

  public InboxConfig {
    if (mostNotificationBytes < 1024
        || noticesPerTick < 1
        || noticesAtOnce < 1
        || pagesPerTick < 1) {
      throw new IllegalStateException(
          "%d bytes, %d notices, %d at once, %d pages"
              .formatted(mostNotificationBytes, noticesPerTick, noticesAtOnce, pagesPerTick));
    }
  }
}
