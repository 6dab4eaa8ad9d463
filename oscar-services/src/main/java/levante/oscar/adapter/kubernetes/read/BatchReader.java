package levante.oscar.adapter.kubernetes.read;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.dispatch.JobRun.Failure;
import levante.oscar.dispatch.JobRun.FailureKind;
import levante.oscar.dispatch.JobRun.State;
import levante.oscar.supervisor.BatchScript;
import levante.oscar.supervisor.FileEnd;
import levante.oscar.supervisor.JobJson;

/**
 * Reads the runs of a batch from its job and pod. A pod that came to its end tells how each file
 * ended; of one that did not, the file that ran is to blame, and the others are run again.
 */
public final class BatchReader {
  private final RunReader.Report report;
  private final BiFunction<PodSight, JobName, String> log;

  /**
   * A reader.
   *
   * @param report of a pod that has succeeded
   * @param log of a file in a pod that has ended; empty when there is none
   */
  public BatchReader(RunReader.Report report, BiFunction<PodSight, JobName, String> log) {
    this.report = report;
    this.log = log;
  }

  /** The names of a batch's jobs in their order; empty when it is a job alone. */
  public static List<JobName> files(Job job) {
    String files = annotation(job, Marks.FILES);
    return files.isEmpty()
        ? List.of()
        : List.of(files.split(",")).stream().map(JobName::new).toList();
  }

  private static String annotation(Job job, String name) {
    return Optional.ofNullable(job.getMetadata().getAnnotations())
        .map(all -> all.get(name))
        .orElse("");
  }

  /** The run of each file, in their order. */
  public List<JobRun> read(Job job, Optional<PodSight> pod) {
    List<JobName> files = files(job);
    JobRun whole = new RunReader(any -> Optional.of("[]")).read(job, pod);
    List<JobRun> runs = new ArrayList<>();
    if (whole.state() == State.SUCCEEDED) {
      Optional<List<FileEnd>> ends = pod.flatMap(report::of).map(JobJson::ends);
      for (int i = 0; i < files.size(); i++) {
        Optional<FileEnd> end = ends.isEmpty() ? Optional.empty() : Optional.of(ends.get().get(i));
        runs.add(ended(whole, files.get(i), end, pod.orElseThrow()));
      }
      return runs;
    }
    for (int i = 0; i < files.size(); i++) {
      runs.add(
          whole.failure().isPresent()
              ? cut(job, whole, files, i, pod)
              : with(whole, files.get(i), Optional.empty(), List.of()));
    }
    return runs;
  }

  private JobRun ended(JobRun whole, JobName name, Optional<FileEnd> maybe, PodSight pod) {
    if (maybe.isEmpty()) {
      return with(whole, name, Optional.of(RunReader.lostOutputs()), List.of());
    }
    FileEnd end = maybe.get();
    Optional<Failure> failure = end.failure().map(one -> withLastWords(one, name, pod));
    return with(whole, name, failure, end.outputs());
  }

  private Failure withLastWords(Failure failure, JobName file, PodSight pod) {
    boolean ofScript =
        failure.kind() == FailureKind.SCRIPT
            || failure.kind() == FailureKind.DEADLINE
            || failure.kind() == FailureKind.OUT_OF_MEMORY;
    return ofScript
        ? new Failure(
            failure.kind(),
            failure.exitCode(),
            failure.message() + RunFailures.lastWords(log.apply(pod, file)))
        : failure;
  }

  /** Of a pod that did not come to its end. */
  private static JobRun cut(
      Job job, JobRun whole, List<JobName> files, int index, Optional<PodSight> pod) {
    JobName name = files.get(index);
    Failure failure = whole.failure().orElseThrow();
    boolean blamed = blamed(job, failure, files, index, pod);
    return with(
        whole,
        name,
        Optional.of(
            blamed ? failure : RunFailures.evicted("its batch ended: " + failure.message())),
        List.of());
  }

  private static boolean blamed(
      Job job, Failure failure, List<JobName> files, int index, Optional<PodSight> pod) {
    return switch (failure.kind()) {
      case CANCELLED -> {
        String sake = annotation(job, Marks.ENDING_FOR);
        yield sake.isEmpty() || sake.equals(files.get(index).value());
      }
      case SCRIPT, DEADLINE -> running(pod).orElse(index + 1) == index + 1;
      // Nobody knows whose process it was when the script itself ended well. Each is tried alone.
      case OUT_OF_MEMORY -> running(pod).orElse(0) == index + 1;
      case EVICTED, IMAGE, INPUT_GONE, INFRASTRUCTURE -> true;
    };
  }

  private static OptionalInt running(Optional<PodSight> pod) {
    String message =
        pod.flatMap(one -> one.ended(Marks.SCRIPT)).map(PodSight.Ended::message).orElse("");
    return BatchScript.running(message);
  }

  private static JobRun with(
      JobRun whole, JobName name, Optional<Failure> failure, List<JobRun.Published> outputs) {
    return new JobRun(
        name,
        failure.isPresent() ? State.FAILED : whole.state(),
        whole.node(),
        failure,
        outputs,
        whole.created(),
        whole.started(),
        whole.finished());
  }
}
