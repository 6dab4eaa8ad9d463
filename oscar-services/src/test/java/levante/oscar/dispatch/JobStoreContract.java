package levante.oscar.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.oscar.inbox.Delivery;
import levante.oscar.inbox.DeliveryKey;
import levante.oscar.inbox.Inbox;
import levante.oscar.service.ServiceId;
import levante.oscar.storage.StoredObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every job store keeps to. */
public abstract class JobStoreContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final OwnerId ALICE = new OwnerId("alice");
  private static final ClusterId EDGE = new ClusterId("edge-7f3a2b");
  private static final StoredObject OBJECT =
      new StoredObject("bucket", "in/a", 3, "etag", Optional.of("v1"), NOON);

  protected abstract JobStore store();

  protected abstract Inbox inbox();

  private static Delivery delivery() {
    return delivery("work", OBJECT);
  }

  private static Delivery delivery(String service, StoredObject object) {
    return new Delivery(
        DeliveryKey.of(new ServiceId(EDGE, service), "edge-7f3a2b", object),
        object,
        Delivery.Source.LISTING,
        Delivery.State.WAITING,
        0,
        0,
        0,
        NOON,
        NOON,
        Optional.empty());
  }

  private static JobRun run(JobName name, JobRun.State state, Optional<JobRun.Failure> failure) {
    return new JobRun(
        name,
        state,
        Optional.of("node-1"),
        failure,
        List.of(),
        NOON,
        Optional.of(NOON.plusSeconds(1)),
        state.isFinal() ? Optional.of(NOON.plusSeconds(2)) : Optional.empty());
  }

  private Job job;

  @BeforeEach
  void anOpenJob() {
    inbox().accept(List.of(delivery()));
    job = Job.next(delivery(), ALICE, NOON);
    store().open(List.of(job));
  }

  private Delivery stored() {
    return inbox().find(List.of(job.delivery())).get(0);
  }

  private Job succeeded() {
    StoredObject output =
        new StoredObject("bucket", "out/a", 5, "etag2", Optional.empty(), NOON.plusSeconds(2));
    return job.seenAs(run(job.name(), JobRun.State.SUCCEEDED, Optional.empty()))
        .made(List.of(new JobRun.Published("edge-7f3a2b", output)));
  }

  @Test
  void anOpenJobComesBackAndItsDeliveryRuns() {
    assertThat(store().unfinished()).containsExactly(job);
    assertThat(stored().state()).isEqualTo(Delivery.State.RUNNING);
    assertThat(stored().attempts()).isEqualTo(1);
    assertThat(inbox().due(NOON, 10)).isEmpty();
  }

  @Test
  void aDeliveryThatDoesNotWaitOpensNoSecondJob() {
    assertThatThrownBy(() -> store().open(List.of(job)))
        .isInstanceOfSatisfying(
            LevanteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STALE_WRITE));
    Job second = Job.next(stored(), ALICE, NOON);
    assertThatThrownBy(() -> store().open(List.of(second))).isInstanceOf(LevanteException.class);
    assertThat(store().unfinished()).containsExactly(job);
  }

  @Test
  void aJobIsObservedUntilItEnds() {
    Job running = job.seenAs(run(job.name(), JobRun.State.RUNNING, Optional.empty()));
    store().observe(running);
    assertThat(store().find(List.of(job.name()))).containsExactly(running);
    store().close(succeeded(), stored().in(Delivery.State.SUCCEEDED, "1 result"), "log");
    store().observe(running);
    assertThat(store().find(List.of(job.name()))).containsExactly(succeeded());
  }

  @Test
  void aResultIsRecordedOnceWithItsOutputsAndItsDelivery() {
    store().close(succeeded(), stored().in(Delivery.State.SUCCEEDED, "1 result"), "log");
    JobRun.Failure failure =
        new JobRun.Failure(JobRun.FailureKind.EVICTED, Optional.of(137), "node is gone");
    Job failed = job.seenAs(run(job.name(), JobRun.State.FAILED, Optional.of(failure)));
    store().close(failed, stored().dead(Delivery.Blame.OTHERS, "late"), "other log");
    store().close(succeeded(), stored().in(Delivery.State.SUCCEEDED, "again"), "log");
    assertThat(store().find(List.of(job.name()))).containsExactly(succeeded());
    assertThat(stored().state()).isEqualTo(Delivery.State.SUCCEEDED);
    assertThat(store().unfinished()).isEmpty();
  }

  @Test
  void theFirstJobsOfAServiceMayAllEndAtOnce() throws Exception {
    int threads = 8;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 0; round < 10; round++) {
        List<Callable<Void>> closing = new ArrayList<>();
        CyclicBarrier together = new CyclicBarrier(threads);
        for (int number = 0; number < threads; number++) {
          Job one = opened("work-" + round, "in/" + number);
          closing.add(
              () -> {
                together.await();
                close(one);
                return null;
              });
        }
        for (Future<Void> closed : pool.invokeAll(closing)) {
          closed.get();
        }
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(store().unfinished()).containsExactly(job);
  }

  private Job opened(String service, String key) {
    StoredObject object = new StoredObject("bucket", key, 3, "etag", Optional.of("v1"), NOON);
    Delivery fresh = delivery(service, object);
    inbox().accept(List.of(fresh));
    Job opened = Job.next(fresh, ALICE, NOON);
    store().open(List.of(opened));
    return opened;
  }

  private void close(Job opened) {
    store()
        .close(
            opened.seenAs(run(opened.name(), JobRun.State.SUCCEEDED, Optional.empty())),
            inbox()
                .find(List.of(opened.delivery()))
                .get(0)
                .in(Delivery.State.SUCCEEDED, "no result"),
            "log");
  }

  @Test
  void aJobThatWasEndedForAReplicaIsClosedAndItsFileTakenOnce() {
    JobRun.Failure failure =
        new JobRun.Failure(JobRun.FailureKind.CANCELLED, Optional.empty(), "recalled");
    Job ended = job.seenAs(run(job.name(), JobRun.State.FAILED, Optional.of(failure)));
    Delivery after = stored().in(Delivery.State.DELEGATED, "twin takes it");
    ServiceId twin = new ServiceId(job.service().cluster(), "twin");
    Delivery taken = stored().takenBy(twin, NOON);
    store().handOver(ended, after, taken, "log");
    store().handOver(ended, after, stored().takenBy(job.service(), NOON), "log");
    assertThat(store().find(List.of(job.name()))).containsExactly(ended);
    assertThat(stored().state()).isEqualTo(Delivery.State.DELEGATED);
    assertThat(inbox().due(NOON, 10)).containsExactly(taken);
  }

  @Test
  void aFailedJobComesBackWithItsFailureAndItsDeliveryWaitsAgain() {
    JobRun.Failure failure =
        new JobRun.Failure(JobRun.FailureKind.SCRIPT, Optional.of(3), "ñ: no such file");
    Job failed = job.seenAs(run(job.name(), JobRun.State.FAILED, Optional.of(failure)));
    Instant again = NOON.plusSeconds(30);
    store().close(failed, stored().againFrom(again, Delivery.Blame.SCRIPT, "3"), "log with \0");
    assertThat(store().find(List.of(job.name()))).containsExactly(failed);
    assertThat(stored().scriptFailures()).isEqualTo(1);
    assertThat(inbox().due(NOON, 10)).isEmpty();
    assertThat(inbox().due(again, 10)).hasSize(1);
    Job second = Job.next(stored(), ALICE, again);
    store().open(List.of(second));
    assertThat(second.name()).isNotEqualTo(job.name());
    assertThat(store().unfinished()).containsExactly(second);
  }

  @Test
  void onlyEndedJobsAreTidiedAndOnlyOnce() {
    assertThat(store().clustersToTidy()).isEmpty();
    store().forgotten(List.of(job.name()));
    store().close(succeeded(), stored().in(Delivery.State.SUCCEEDED, "1 result"), "log");
    assertThat(store().clustersToTidy()).containsExactly(EDGE);
    assertThat(store().toForget(EDGE)).containsExactly(job.name());
    store().forgotten(List.of(job.name()));
    assertThat(store().clustersToTidy()).isEmpty();
    assertThat(store().toForget(EDGE)).isEmpty();
  }
}
