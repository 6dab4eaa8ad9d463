package levante.elasticity.simulate;

/** What a node draws: so much when idle, and linearly more up to so much when it is full. */
public record PowerModel(double idleWatts, double busyWatts) {
  /** Of a small server; SPECpower's idle is about half of its full draw for such machines. */
  public static final PowerModel DEFAULTS = new PowerModel(100, 200);

  public PowerModel {
    if (idleWatts < 0 || busyWatts < idleWatts) {
      throw new IllegalStateException("%s W idle, %s W busy".formatted(idleWatts, busyWatts));
    }
  }
}
