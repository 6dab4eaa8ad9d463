package levante.elasticity.act;

import java.util.function.Function;

/** What came of asking a cluster to drain a node. */
public sealed interface DrainResult {
  /** Nothing but daemons is left on the node, and it is cordoned. */
  record Drained() implements DrainResult {
    @Override
    public <R> R match(
        Function<Drained, R> drained,
        Function<InProgress, R> inProgress,
        Function<Refused, R> refused) {
      return drained.apply(this);
    }
  }

  /** Pods are leaving; ask again. */
  record InProgress(int podsLeft) implements DrainResult {
    @Override
    public <R> R match(
        Function<Drained, R> drained,
        Function<InProgress, R> inProgress,
        Function<Refused, R> refused) {
      return inProgress.apply(this);
    }
  }

  /** The cluster will not let the pods go. */
  record Refused(String reason) implements DrainResult {
    @Override
    public <R> R match(
        Function<Drained, R> drained,
        Function<InProgress, R> inProgress,
        Function<Refused, R> refused) {
      return refused.apply(this);
    }
  }

  /** One of the three. */
  <R> R match(
      Function<Drained, R> drained,
      Function<InProgress, R> inProgress,
      Function<Refused, R> refused);
}
