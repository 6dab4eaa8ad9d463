package levante.oscar.adapter.kubernetes.store;

import java.util.function.Function;
import levante.oscar.storage.StorageAccess;

/** How far a storage is. */
public sealed interface StoreState {
  /** It has answered to these keys, at this address. */
  record Answers(StorageAccess access) implements StoreState {
    @Override
    public <R> R match(Function<Answers, R> answers, Function<Pending, R> pending) {
      return answers.apply(this);
    }
  }

  /** Not yet, for that reason. */
  record Pending(String why) implements StoreState {
    @Override
    public <R> R match(Function<Answers, R> answers, Function<Pending, R> pending) {
      return pending.apply(this);
    }
  }

  /** The answer of the function that fits; exhaustive. */
  <R> R match(Function<Answers, R> answers, Function<Pending, R> pending);
}
