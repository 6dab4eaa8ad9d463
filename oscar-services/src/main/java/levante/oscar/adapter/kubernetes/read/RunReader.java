package levante.oscar.adapter.kubernetes.read;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.dispatch.JobRun.Failure;
import levante.oscar.dispatch.JobRun.Published;
import levante.oscar.dispatch.JobRun.State;
import levante.oscar.supervisor.JobJson;

/** Reads runs from jobs and their pods. Pure. */
public final class RunReader {
  private static final Set<String> FAILED = Set.of("Failed", "FailureTarget");
  private static final Set<String> COMPLETE = Set.of("Complete", "SuccessCriteriaMet");

  /** What the stage-out of a pod that succeeded says; empty when nobody can tell any more. */
  @FunctionalInterface
  public interface Report {
    Optional<String> of(PodSight pod);
  }

  private final Report report;

  /** A reader that asks for the report when a pod has succeeded. */
  public RunReader(Report report) {
    this.report = report;
  }

  /** The run of a job and its newest pod. */
  public JobRun read(Job job, Optional<PodSight> pod) {
    return pod.map(one -> ofPod(job, one)).orElseGet(() -> withoutPod(job));
  }

  private JobRun withoutPod(Job job) {
    Optional<Ending> ending = ending(job);
    if (is(job, FAILED)) {
      Failure failure =
          ending
              .map(one -> one.failure(Optional.empty()))
              .orElseGet(() -> RunFailures.evicted("its pod is gone"));
      return failed(job, Optional.empty(), failure);
    }
    if (is(job, COMPLETE)) {
      return failed(job, Optional.empty(), lostOutputs());
    }
    return run(job, Optional.empty(), State.WAITING);
  }

  private JobRun ofPod(Job job, PodSight pod) {
    return switch (pod.phase()) {
      case "Succeeded" ->
          report
              .of(pod)
              .map(JobJson::outputs)
              .map(published -> succeeded(job, pod, published))
              .orElseGet(() -> failed(job, Optional.of(pod), lostOutputs()));
      case "Failed" ->
          failed(
              job,
              Optional.of(pod),
              ending(job)
                  .map(ending -> ending.failure(pod.ended(Marks.SCRIPT)))
                  .orElseGet(() -> RunFailures.of(pod)));
      default -> unended(job, pod);
    };
  }

  /**
   * Whoever is deleted on a silent node never says that it has ended; the job knows better. And a
   * script that ends well although a process of it was killed for its memory ends its pod for the
   * kubelet, which never says so: the pod is Pending for good. Source: kubelet,
   * isInitContainerFailed.
   */
  private JobRun unended(Job job, PodSight pod) {
    if (pod.ended(Marks.SCRIPT).filter(PodSight.Ended::isOutOfMemory).isPresent()) {
      return failed(job, Optional.of(pod), RunFailures.of(pod));
    }
    if (pod.isBeingDeleted() && (is(job, FAILED) || pod.isDisrupted())) {
      Failure failure =
          ending(job)
              .map(ending -> ending.failure(pod.ended(Marks.SCRIPT)))
              .orElseGet(() -> RunFailures.evicted("its pod was taken away from its node"));
      return failed(job, Optional.of(pod), failure);
    }
    return run(job, Optional.of(pod), state(pod));
  }

  private static State state(PodSight pod) {
    if (pod.node().isEmpty()) {
      return State.WAITING;
    }
    if (pod.ended(Marks.SCRIPT).isPresent()) {
      return State.STAGING_OUT;
    }
    return pod.isRunning(Marks.SCRIPT) ? State.RUNNING : State.STAGING_IN;
  }

  /** Why the job is being ended; empty when nobody ends it. */
  public static Optional<Ending> ending(Job job) {
    return Optional.ofNullable(job.getMetadata().getAnnotations())
        .flatMap(all -> Ending.of(all.get(Marks.ENDING)));
  }

  /** Whether the job says that nothing more will happen. */
  public static boolean hasEnded(Job job) {
    return is(job, FAILED) || is(job, COMPLETE);
  }

  private static boolean is(Job job, Set<String> types) {
    return job.getStatus() != null
        && job.getStatus().getConditions().stream()
            .anyMatch(one -> types.contains(one.getType()) && one.getStatus().equals("True"));
  }

  /** The results are up; what they are is not known. Another attempt tells. */
  static Failure lostOutputs() {
    return RunFailures.infrastructure(
        "its results are uploaded, but its pod is gone and nobody can tell which they are");
  }

  private static JobRun succeeded(Job job, PodSight pod, List<Published> published) {
    JobRun seen = run(job, Optional.of(pod), State.STAGING_OUT);
    return new JobRun(
        seen.name(),
        State.SUCCEEDED,
        seen.node(),
        Optional.empty(),
        published,
        seen.created(),
        seen.started(),
        pod.finished());
  }

  private static JobRun failed(Job job, Optional<PodSight> pod, Failure failure) {
    JobRun seen = run(job, pod, State.WAITING);
    Optional<Instant> finished =
        pod.flatMap(PodSight::finished)
            .or(() -> transition(job))
            .or(() -> Optional.of(seen.created()));
    return new JobRun(
        seen.name(),
        State.FAILED,
        seen.node(),
        Optional.of(failure),
        List.of(),
        seen.created(),
        seen.started(),
        finished);
  }

  private static Optional<Instant> transition(Job job) {
    return job.getStatus().getConditions().stream()
        .map(JobCondition::getLastTransitionTime)
        .flatMap(at -> PodSight.time(at).stream())
        .max(Instant::compareTo);
  }

  private static JobRun run(Job job, Optional<PodSight> pod, State state) {
    return new JobRun(
        new JobName(job.getMetadata().getName()),
        state,
        pod.flatMap(PodSight::node),
        Optional.empty(),
        List.of(),
        Instant.parse(job.getMetadata().getCreationTimestamp()),
        pod.flatMap(one -> one.began(Marks.SCRIPT)),
        Optional.empty());
  }
}
