package levante.elasticity.act;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** How what was decided about different nodes is carried out. */
@FunctionalInterface
public interface Crew {
  /** One after the other, in the caller's thread. */
  Crew ONE = actions -> actions.forEach(Runnable::run);

  /** Does all of them, and returns when all are done. */
  void all(List<Runnable> actions);

  /**
   * Several at a time, so that a pass over a hundred nodes does not last a hundred times as long.
   */
  static Crew several(Executor threads) {
    return actions ->
        CompletableFuture.allOf(
                actions.stream()
                    .map(action -> CompletableFuture.runAsync(action, threads))
                    .toArray(CompletableFuture<?>[]::new))
            .join();
  }
}
