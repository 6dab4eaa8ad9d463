package levante.provisioner.configure;

import java.util.function.Function;

/** How far a machine is on its way to being a node. */
public sealed interface ConfigureResult {
  /** It is a node of that name, and Ready. */
  record Configured(String nodeName) implements ConfigureResult {
    @Override
    public <R> R match(
        Function<Configured, R> configured,
        Function<InProgress, R> inProgress,
        Function<Failed, R> failed) {
      return configured.apply(this);
    }
  }

  /** Not yet; ask again at the next tick. */
  record InProgress(String what) implements ConfigureResult {
    @Override
    public <R> R match(
        Function<Configured, R> configured,
        Function<InProgress, R> inProgress,
        Function<Failed, R> failed) {
      return inProgress.apply(this);
    }
  }

  /** A step failed; a later call tries again. */
  record Failed(String reason) implements ConfigureResult {
    @Override
    public <R> R match(
        Function<Configured, R> configured,
        Function<InProgress, R> inProgress,
        Function<Failed, R> failed) {
      return failed.apply(this);
    }
  }

  /** The answer of the function that fits; exhaustive. */
  <R> R match(
      Function<Configured, R> configured,
      Function<InProgress, R> inProgress,
      Function<Failed, R> failed);
}
