package levante.provisioner.application;

import java.util.function.Function;

/** How far an application is on its way onto its cluster, or off it. */
public sealed interface ApplicationResult {
  /** It is there and all of it serves; or it is gone, when that was asked for. */
  record Done() implements ApplicationResult {
    @Override
    public <R> R match(
        Function<Done, R> done, Function<Underway, R> underway, Function<Failed, R> failed) {
      return done.apply(this);
    }
  }

  /** Not yet, and for what it waits; ask again at the next tick. */
  record Underway(String why) implements ApplicationResult {
    @Override
    public <R> R match(
        Function<Done, R> done, Function<Underway, R> underway, Function<Failed, R> failed) {
      return underway.apply(this);
    }
  }

  /** It failed, in the words of what failed; a later call tries or looks again. */
  record Failed(String reason) implements ApplicationResult {
    @Override
    public <R> R match(
        Function<Done, R> done, Function<Underway, R> underway, Function<Failed, R> failed) {
      return failed.apply(this);
    }
  }

  /** The answer of the function that fits; exhaustive. */
  <R> R match(Function<Done, R> done, Function<Underway, R> underway, Function<Failed, R> failed);
}
