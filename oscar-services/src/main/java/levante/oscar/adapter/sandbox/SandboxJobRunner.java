package levante.oscar.adapter.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.adapter.sandbox.process.ProcessTable;
import levante.oscar.adapter.sandbox.run.RunTable;
import levante.oscar.adapter.sandbox.run.SandboxRun;
import levante.oscar.adapter.sandbox.run.Staging;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.dispatch.JobRun.Failure;
import levante.oscar.dispatch.JobRunner;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.supervisor.Supervisor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Really runs jobs, as local processes, on the simulated nodes of the sandbox's clusters. A run
 * waits until its pod has a node, stages in, runs the script, stages out, ends, and gives its place
 * back; its state is durable, and a script that outlives this process is found again. A run that
 * stages out finishes that, whatever happens to its node.
 */
public final class SandboxJobRunner implements JobRunner, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SandboxJobRunner.class);

  /** How often the runs of clusters that are gone are looked for. */
  private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(30);

  private final RunTable table;
  private final PodPlacement placement;
  private final Clock clock;
  private final RunScripts scripts;
  private final Staging staging;
  private final RunLifecycle lifecycle;
  private Optional<Instant> swept = Optional.empty();

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
    this.table = new RunTable(SandboxWorld.open(world));
    this.placement = placement;
    this.clock = clock;
    this.scripts = new RunScripts(config);
    this.staging = new Staging(config.stagingThreads());
    this.lifecycle = new RunLifecycle(table, placement, new Supervisor(storages), staging, scripts);
  }

  /** Whether each script runs under a user of its own, or all under this server's. */
  public boolean ownUsers() {
    return scripts.ownUsers();
  }

  /** Moves every run on; to be called about five times a second. Never waits. */
  public synchronized void tick() {
    Instant now = clock.instant();
    if (swept.isEmpty()) {
      scripts.sweep(table.all());
    }
    if (swept.map(last -> !now.isBefore(last.plus(BETWEEN_SWEEPS))).orElse(true)) {
      swept = Optional.of(now);
      removeRunsOfGoneClusters();
    }
    List<SandboxRun> open = table.open();
    if (open.isEmpty()) {
      return;
    }
    ProcessTable processes = ProcessTable.read();
    Map<ClusterId, Sight> sights = new HashMap<>();
    for (SandboxRun run : PodTurns.whoseTurn(open)) {
      Sight sight = sights.computeIfAbsent(run.cluster(), cluster -> Sight.of(placement, cluster));
      try {
        lifecycle.advance(run, sight, processes, now);
      } catch (RuntimeException e) {
        // One run's trouble is not the others'; the next tick tries it again.
        log.atWarn()
            .addKeyValue("cluster", run.cluster())
            .addKeyValue("job", run.name())
            .setCause(e)
            .log("run not moved on");
      }
    }
  }

  private void removeRunsOfGoneClusters() {
    Map<ClusterId, Sight> sights = new HashMap<>();
    for (SandboxRun run : table.all()) {
      Sight sight = sights.computeIfAbsent(run.cluster(), cluster -> Sight.of(placement, cluster));
      if (sight.kind() == Sight.Kind.GONE && run.state().isFinal() && run.released()) {
        scripts.forget(run);
        table.remove(run);
      }
    }
  }

  @Override
  public synchronized void start(ClusterId cluster, Batch batch) {
    placement.places(cluster);
    if (!table.ofPod(cluster, batch.name()).isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    List<SandboxRun> runs = new ArrayList<>();
    for (JobSpec job : batch.jobs()) {
      runs.add(SandboxRun.waiting(cluster, batch.name(), runs.size(), job, now));
    }
    table.addAll(runs);
  }

  @Override
  public List<JobRun> list(ClusterId cluster) {
    placement.places(cluster);
    return table.of(cluster).stream().map(SandboxRun::toJobRun).toList();
  }

  @Override
  public synchronized void cancel(ClusterId cluster, JobName job) {
    placement.places(cluster);
    table
        .find(cluster, job)
        .filter(run -> !run.state().isFinal() && run.ending().isEmpty())
        .filter(run -> run.state() != JobRun.State.STAGING_OUT)
        .ifPresent(run -> table.save(run.endingWith(Failure.cancelled("cancelled"))));
  }

  @Override
  public String log(ClusterId cluster, JobName job) {
    placement.places(cluster);
    return table
        .find(cluster, job)
        .map(scripts::log)
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.JOB_NOT_FOUND, "%s has no job %s".formatted(cluster, job)));
  }

  @Override
  public synchronized void forget(ClusterId cluster, JobName batch) {
    placement.places(cluster);
    List<SandboxRun> runs = table.ofPod(cluster, batch);
    if (!runs.isEmpty() && runs.stream().allMatch(run -> run.state().isFinal())) {
      placement.release(cluster, batch.value());
      runs.forEach(scripts::forget);
      runs.forEach(table::remove);
    }
  }

  /** Stops the staging threads; scripts run on and are adopted by the next runner. */
  @Override
  public void close() {
    staging.close();
    scripts.close();
  }
}
