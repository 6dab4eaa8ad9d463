package levante.web.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.inbox.Delivery;
import levante.oscar.inbox.DeliveryKey;
import levante.oscar.service.ServiceId;
import levante.oscar.storage.StoredObject;
import org.junit.jupiter.api.Test;

class JobMetricsTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final ServiceId SERVICE = new ServiceId(new ClusterId("edge-7f3a2b"), "work");

  private final RecordedMetrics recorded = new RecordedMetrics();
  private final JobMetrics metrics = new JobMetrics(recorded.registry());

  private static final StoredObject OBJECT =
      new StoredObject("work", "in/a.txt", 4, "e1", Optional.empty(), NOON);
  private static final DeliveryKey KEY = DeliveryKey.of(SERVICE, "edge-7f3a2b", OBJECT);

  private static Instant at(int second) {
    return NOON.plusSeconds(second);
  }

  /** Written at noon, accepted a second later. */
  private static Delivery file(Delivery.State state) {
    return new Delivery(
        KEY, OBJECT, Delivery.Source.NOTIFICATION, state, 1, 0, 0, at(1), at(1), Optional.empty());
  }

  /** Made three seconds after noon, at a node seven later, done half a minute after. */
  private static Job job(int attempt, Optional<JobRun.Failure> failure) {
    JobName name = JobName.of(KEY, attempt);
    return new Job(
        name,
        SERVICE,
        new OwnerId("ana"),
        KEY.digest(),
        "edge-7f3a2b",
        OBJECT,
        attempt,
        name,
        failure.isPresent() ? JobRun.State.FAILED : JobRun.State.SUCCEEDED,
        Optional.of("node-1"),
        failure,
        List.of(),
        at(3),
        Optional.of(at(10)),
        Optional.of(at(40)));
  }

  @Test
  void theTimesOfAFileAreKeptByWhereItStood() {
    metrics.ended(job(1, Optional.empty()), file(Delivery.State.SUCCEEDED));
    assertThat(recorded.timers())
        .containsEntry("levante_files_noticed", List.of(Duration.ofSeconds(1)))
        .containsEntry("levante_files_queued", List.of(Duration.ofSeconds(2)))
        .containsEntry("levante_jobs_waited", List.of(Duration.ofSeconds(7)))
        .containsEntry("levante_jobs_ran[outcome=succeeded]", List.of(Duration.ofSeconds(30)));
    assertThat(recorded.counted("levante_files_ended_total[result=succeeded]")).isEqualTo(1);
  }

  @Test
  void aFileThatIsTriedAgainIsCountedWhenItEnds() {
    JobRun.Failure evicted =
        new JobRun.Failure(JobRun.FailureKind.EVICTED, Optional.empty(), "the node went");
    metrics.ended(job(1, Optional.of(evicted)), file(Delivery.State.WAITING));
    assertThat(recorded.counted("levante_files_ended_total[result=dead]")).isZero();
    metrics.ended(job(2, Optional.of(evicted)), file(Delivery.State.DEAD));
    assertThat(recorded.counted("levante_files_ended_total[result=dead]")).isEqualTo(1);
    assertThat(recorded.timers().get("levante_jobs_ran[outcome=evicted]")).hasSize(2);
    assertThat(recorded.timers().get("levante_files_queued")).as("once a file").hasSize(1);
  }

  @Test
  void aStorageWhoseClockIsAheadMakesNoTimeLessThanNothing() {
    Delivery early =
        new Delivery(
            KEY,
            OBJECT,
            Delivery.Source.NOTIFICATION,
            Delivery.State.SUCCEEDED,
            1,
            0,
            0,
            at(-5),
            at(-5),
            Optional.empty());
    metrics.ended(job(1, Optional.empty()), early);
    assertThat(recorded.timers()).containsEntry("levante_files_noticed", List.of(Duration.ZERO));
  }
}
