package levante.bench.events;

import java.util.List;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.dispatch.JobRunner;

/**
 * A cluster that does not answer, so that a look of the dispatch finds all that waits each time.
 */
final class SilentCluster implements JobRunner {
  private static LevanteException silent() {
    return new LevanteException(ErrorCode.CLUSTER_UNREACHABLE, "this cluster never answers");
  }

  @Override
  public void start(ClusterId cluster, Batch batch) {
    throw silent();
  }

  @Override
  public List<JobRun> list(ClusterId cluster) {
    throw silent();
  }

  @Override
  public void cancel(ClusterId cluster, JobName job) {
    throw silent();
  }

  @Override
  public String log(ClusterId cluster, JobName job) {
    throw silent();
  }

  @Override
  public void forget(ClusterId cluster, JobName batch) {
    throw silent();
  }
}
