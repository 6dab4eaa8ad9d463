package levante.web.page;

import java.util.List;

/** A browser that watches the page. */
public interface Watcher {
  /**
   * Sends parts, or with none of them a sign of life. Returns once they are on their way, which
   * takes as long as the browser does; called by one thread at a time.
   *
   * @return whether the browser is still there
   */
  boolean send(List<Fragment> fragments);

  /** Ends the stream. */
  void close();
}
