package levante.bench.events;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import levante.kernel.ClusterId;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.pool.PodAnswer;
import levante.oscar.pool.WarmPods;

/** No service of the measurement keeps pods. */
final class NoPods implements WarmPods {
  @Override
  public List<Seen> list(ClusterId cluster) {
    return List.of();
  }

  @Override
  public void hold(ClusterId cluster, Pool pool, int size, Set<String> first) {
    throw new IllegalStateException("nobody keeps " + pool.name());
  }

  @Override
  public void remove(ClusterId cluster, String pool) {
    throw new IllegalStateException("nobody keeps " + pool);
  }

  @Override
  public Optional<PodAnswer> call(
      ClusterId cluster, Pool pool, String pod, JobSpec call, Path body) {
    return Optional.empty();
  }
}
