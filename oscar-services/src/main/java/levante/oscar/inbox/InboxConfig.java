package levante.oscar.inbox;

/**
 * Bounds of the intake.
 *
 * @param mostNotificationBytes of one notification
 * @param noticesPerTick looked up again in one tick
 * @param pagesPerTick listed by the bucket reconciler in one tick, of 1000 objects each
 */
public record InboxConfig(int mostNotificationBytes, int noticesPerTick, int pagesPerTick) {
  /** A notification of 1 MiB, 500 notices and 50 pages a tick. */
  public static final InboxConfig DEFAULTS = new InboxConfig(1 << 20, 500, 50);

  public InboxConfig {
    if (mostNotificationBytes < 1024 || noticesPerTick < 1 || pagesPerTick < 1) {
      throw new IllegalStateException(
          "%d bytes, %d notices, %d pages"
              .formatted(mostNotificationBytes, noticesPerTick, pagesPerTick));
    }
  }
}
