package levante.elasticity.hook;

/** Where events go. */
@FunctionalInterface
public interface HookSender {
  /**
   * Tells it once, and returns when it was taken. Throws a LevanteException when it was not, or
   * when that is unknown; it may then have been taken all the same.
   */
  void send(HookEvent event);
}
