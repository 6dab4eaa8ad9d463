package levante.oscar.adapter.sandbox;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import levante.kernel.ClusterId;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.dispatch.JobRunner;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.storage.ObjectStorages;

/**
 * Really runs jobs, as local processes, on the simulated nodes of the sandbox's clusters. A run
 * waits until its pod has a node, stages in, runs the script, stages out, ends, and gives its place
 * back; its state is durable, and a script that outlives this process is found again.
 */
public final class SandboxJobRunner implements JobRunner, AutoCloseable {
  /**
   * A runner; scripts of an earlier one on the same world are adopted by the first tick.
   *
   * @param world the sandbox's database
   */
  public SandboxJobRunner(
      DataSource world,
      PodPlacement placement,
      ObjectStorages storages,
      Clock clock,
      SandboxJobConfig config) {
    throw new UnsupportedOperationException("" + world + placement + storages + clock + config);
  }

  /** Moves every run on; to be called about five times a second. Never waits. */
  public void tick() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void start(ClusterId cluster, JobSpec job) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<JobRun> list(ClusterId cluster) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void cancel(ClusterId cluster, JobName job) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String log(ClusterId cluster, JobName job) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void forget(ClusterId cluster, JobName job) {
    throw new UnsupportedOperationException();
  }

  /** Stops the staging threads; scripts run on and are adopted by the next runner. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
