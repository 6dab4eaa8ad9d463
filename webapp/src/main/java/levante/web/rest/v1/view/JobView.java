package levante.web.rest.v1.view;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobRun;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A job: one attempt at one object, with what came of it. */
public record JobView(
    String name,
    String service,
    String cluster,
    @Schema(implementation = JobRun.State.class) String state,
    int attempt,
    ObjectView input,
    Optional<String> node,
    Instant created,
    Optional<Instant> started,
    Optional<Instant> finished,
    Optional<FailureView> failure,
    List<ObjectView> outputs) {
  /** An object and the storage it lies in. */
  public record ObjectView(String storage, String bucket, String key) {}

  /** Why a job failed. */
  public record FailureView(
      @Schema(implementation = JobRun.FailureKind.class) String kind,
      Optional<Integer> exitCode,
      String message) {
    private static FailureView of(JobRun.Failure failure) {
      return new FailureView(
          failure.kind().name().toLowerCase(Locale.ROOT), failure.exitCode(), failure.message());
    }
  }

  /** The view of a job. */
  public static JobView of(Job job) {
    return new JobView(
        job.name().value(),
        job.service().name(),
        job.service().cluster().value(),
        job.state().name().toLowerCase(Locale.ROOT),
        job.attempt(),
        new ObjectView(job.storage(), job.input().bucket(), job.input().key()),
        job.node(),
        job.created(),
        job.started(),
        job.finished(),
        job.failure().map(FailureView::of),
        job.outputs().stream()
            .map(one -> new ObjectView(one.storageId(), one.object().bucket(), one.object().key()))
            .toList());
  }
}
