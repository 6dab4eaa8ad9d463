package levante.elasticity.act;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import levante.kernel.ClusterId;

/** Lets the loop and persons act on a cluster one after another. A turn may hold up few others. */
final class Turns {
  private static final int LOCKS = 64;

  private final List<ReentrantLock> locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

  /** Acts when nobody else does on that cluster. */
  void take(ClusterId cluster, Runnable action) {
    ReentrantLock lock = locks.get(Math.floorMod(cluster.hashCode(), LOCKS));
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }
}
