package levante.oscar.call;

import java.util.Map;
import java.util.TreeMap;
import levante.kernel.OwnerId;

/**
 * Who may wait for an answer: so many in all, and of one owner at most half of them, so that
 * callers who went away without a word keep nobody else out.
 */
public final class Turns {
  private final int most;
  private final Map<String, Integer> taken = new TreeMap<>();

  /** So many. */
  public Turns(int most) {
    this.most = most;
  }

  /** Whether there was one; it has to be given back. */
  public synchronized boolean take(OwnerId owner) {
    int all = taken.values().stream().mapToInt(Integer::intValue).sum();
    if (all >= most || taken.getOrDefault(owner.value(), 0) >= (most + 1) / 2) {
      return false;
    }
    taken.merge(owner.value(), 1, Integer::sum);
    return true;
  }

  /** Gives one back. */
  public synchronized void giveBack(OwnerId owner) {
    taken.computeIfPresent(owner.value(), (any, count) -> count > 1 ? count - 1 : null);
  }
}
