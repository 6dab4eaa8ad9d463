package levante.oscar.testing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.dispatch.JobRunner;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.storage.StoredObject;

/** Clusters whose runs end as a test says. */
public final class MemoryRunner implements JobRunner {
  private final Clock clock;
  private final CrashPoints points;
  private final Map<JobName, JobRun> runs = new TreeMap<>();
  private final Map<JobName, JobSpec> specs = new TreeMap<>();
  private final Map<JobName, List<JobSpec>> batches = new TreeMap<>();
  private final List<JobName> everStarted = new ArrayList<>();
  private Optional<String> refusal = Optional.empty();
  private boolean deaf;
  private final Set<ClusterId> silent = new TreeSet<>();
  private Optional<ErrorCode> trouble = Optional.empty();

  public MemoryRunner(Clock clock, CrashPoints points) {
    this.clock = clock;
    this.points = points;
  }

  /** Every job is wrong from now on. */
  public void refuseStarts(String why) {
    refusal = Optional.of(why);
  }

  public void trouble(ErrorCode code) {
    trouble = Optional.of(code);
  }

  /** One cluster does not answer from now on. */
  public void silence(ClusterId cluster) {
    silent.add(cluster);
  }

  /** Runs are not ended any more when somebody wants it, as those that upload are not. */
  public void deafToCancels() {
    deaf = true;
  }

  /** It does again. */
  public void hear(ClusterId cluster) {
    silent.remove(cluster);
  }

  public void answers() {
    trouble = Optional.empty();
  }

  /** Every run that really began, in order; a second start under one name is none. */
  public List<JobName> everStarted() {
    return List.copyOf(everStarted);
  }

  public List<JobName> running() {
    return runs.values().stream().filter(run -> !run.state().isFinal()).map(JobRun::name).toList();
  }

  public List<JobRun> runs() {
    return List.copyOf(runs.values());
  }

  public JobSpec spec(JobName name) {
    return specs.get(name);
  }

  public void loseAll() {
    runs.clear();
    batches.clear();
  }

  public void moveTo(JobName name, JobRun.State state) {
    put(name, state, Optional.empty(), List.of());
  }

  public void succeed(JobName name, StoredObject... outputs) {
    String storage =
        specs.get(name).outputs().isEmpty()
            ? "none"
            : specs.get(name).outputs().get(0).storage().id();
    List<JobRun.Published> published = new ArrayList<>();
    for (StoredObject output : outputs) {
      published.add(new JobRun.Published(storage, output));
    }
    put(name, JobRun.State.SUCCEEDED, Optional.empty(), published);
  }

  public void fail(JobName name, JobRun.FailureKind kind) {
    put(
        name,
        JobRun.State.FAILED,
        Optional.of(new JobRun.Failure(kind, Optional.of(3), "it said no")),
        List.of());
  }

  private void put(
      JobName name,
      JobRun.State state,
      Optional<JobRun.Failure> failure,
      List<JobRun.Published> outputs) {
    JobRun before = runs.get(name);
    runs.put(
        name,
        new JobRun(
            name,
            state,
            Optional.of("node-1"),
            failure,
            outputs,
            before.created(),
            Optional.of(before.started().orElse(clock.instant())),
            state.isFinal() ? Optional.of(clock.instant()) : Optional.empty()));
  }

  private void call(ClusterId cluster, String what) {
    if (silent.contains(cluster)) {
      throw new LevanteException(ErrorCode.CLUSTER_UNREACHABLE, cluster + " says nothing");
    }
    points.pass("runner " + what);
    trouble.ifPresent(
        code -> {
          throw new LevanteException(code, "no cluster to be seen");
        });
  }

  @Override
  public void start(ClusterId cluster, Batch batch) {
    call(cluster, "start");
    refusal.ifPresent(
        why -> {
          throw new LevanteException(ErrorCode.INVALID_REQUEST, why);
        });
    if (batches.putIfAbsent(batch.name(), batch.jobs()) == null) {
      batch.jobs().forEach(this::begin);
    }
    points.pass("runner started");
  }

  private void begin(JobSpec job) {
    everStarted.add(job.name());
    specs.put(job.name(), job);
    runs.put(
        job.name(),
        new JobRun(
            job.name(),
            JobRun.State.WAITING,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            clock.instant(),
            Optional.empty(),
            Optional.empty()));
  }

  /** What was given in one pod. */
  public List<JobName> batch(JobName name) {
    return batches.get(name).stream().map(JobSpec::name).toList();
  }

  @Override
  public List<JobRun> list(ClusterId cluster) {
    call(cluster, "list");
    return List.copyOf(runs.values());
  }

  @Override
  public void cancel(ClusterId cluster, JobName job) {
    call(cluster, "cancel");
    if (!deaf && runs.containsKey(job) && !runs.get(job).state().isFinal()) {
      fail(job, JobRun.FailureKind.CANCELLED);
    }
  }

  @Override
  public String log(ClusterId cluster, JobName job) {
    call(cluster, "log");
    if (!runs.containsKey(job)) {
      throw new LevanteException(ErrorCode.JOB_NOT_FOUND, "no run " + job);
    }
    return "log of " + job;
  }

  @Override
  public void forget(ClusterId cluster, JobName batch) {
    call(cluster, "forget");
    List<JobSpec> gone = batches.remove(batch);
    if (gone != null) {
      gone.forEach(job -> runs.remove(job.name()));
    }
    points.pass("runner forgot");
  }
}
