package levante.web.loop;

/** The doorbell of the dispatch of files and calls. */
public final class Arrivals {
  private final Doorbell bell = new Doorbell();

  /** From now on this is called at each ring. */
  public void connect(Runnable answer) {
    bell.connect(answer);
  }

  /** Says that there is something to dispatch. */
  public void ring() {
    bell.ring();
  }
}
