package levante.web.page;

import java.util.List;

/** A browser that watches the page. */
public interface Watcher {
  /** What became of an offer. */
  enum Reception {
    /** It is being sent. */
    TAKEN,
    /** The last offer is still being sent; this one was not taken and nothing was queued. */
    BUSY,
    /** The browser has gone. */
    GONE
  }

  /** Sends parts, or with none of them a sign of life. Does not wait for the network. */
  Reception offer(List<Fragment> fragments);

  /** Ends the stream. */
  void close();
}
