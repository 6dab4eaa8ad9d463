package levante.provisioner.configure;

import java.net.URI;
import java.util.function.Function;
import levante.kernel.Secret;

/** How far an object storage is. */
public sealed interface StorageResult {
  /** It answers at the endpoint with these keys, which stay the same for its life. */
  record Ready(URI endpoint, String accessKey, Secret secretKey) implements StorageResult {
    @Override
    public <R> R match(Function<Ready, R> ready, Function<InProgress, R> inProgress) {
      return ready.apply(this);
    }
  }

  /** Not yet; ask again at the next tick. */
  record InProgress(String what) implements StorageResult {
    @Override
    public <R> R match(Function<Ready, R> ready, Function<InProgress, R> inProgress) {
      return inProgress.apply(this);
    }
  }

  /** The answer of the function that fits; exhaustive. */
  <R> R match(Function<Ready, R> ready, Function<InProgress, R> inProgress);
}
