package levante.web.loop;

import java.util.concurrent.atomic.AtomicReference;

/** Wakes a loop that is made later than those who ring; until then nobody hears it. */
public final class Doorbell {
  private final AtomicReference<Runnable> heard = new AtomicReference<>(() -> {});

  /** From now on this is called at each ring. */
  public void connect(Runnable answer) {
    heard.set(answer);
  }

  /** Says that there is something to look at. */
  public void ring() {
    heard.get().run();
  }
}
