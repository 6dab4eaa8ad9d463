package levante.oscar.dispatch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import levante.kernel.OwnerId;
import levante.oscar.inbox.Delivery;
import levante.oscar.service.ServiceId;
import levante.oscar.storage.StoredObject;

/**
 * One attempt at one delivery, its instants exact to the millisecond. Written down before the
 * cluster is asked to run it; final once its result is recorded.
 *
 * @param delivery the digest of the delivery key
 * @param storage the identity of the storage that the input lies in
 * @param attempt from 1
 * @param batch the jobs that share a pod with it have the same; its own name when there are none
 * @param failure present exactly in state FAILED
 * @param outputs what it uploaded, each with the identity of its storage; filled in SUCCEEDED only
 */
public record Job(
    JobName name,
    ServiceId service,
    OwnerId owner,
    String delivery,
    String storage,
    StoredObject input,
    int attempt,
    JobName batch,
    JobRun.State state,
    Optional<String> node,
    Optional<JobRun.Failure> failure,
    List<JobRun.Published> outputs,
    Instant created,
    Optional<Instant> started,
    Optional<Instant> finished) {
  public Job {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(delivery, "delivery");
    Objects.requireNonNull(storage, "storage");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(batch, "batch");
    Objects.requireNonNull(created, "created");
    outputs = List.copyOf(outputs);
    created = created.truncatedTo(ChronoUnit.MILLIS);
    started = started.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    finished = finished.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    if (failure.isPresent() != (state == JobRun.State.FAILED)) {
      throw new IllegalStateException("%s is %s, failure %s".formatted(name, state, failure));
    }
  }

  /**
   * The first or next attempt at a delivery, before a cluster knows of it. Its name is the same
   * whenever it is made.
   */
  static Job next(Delivery delivery, OwnerId owner, Instant now) {
    int attempt = delivery.attempts() + 1;
    JobName name = JobName.of(delivery.key(), attempt);
    return new Job(
        name,
        delivery.key().service(),
        owner,
        delivery.key().digest(),
        delivery.key().storage(),
        delivery.object(),
        attempt,
        name,
        JobRun.State.WAITING,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        now,
        Optional.empty(),
        Optional.empty());
  }

  /** Those that share a pod together, in the order of its name. */
  static Collection<List<Job>> batches(Collection<Job> jobs) {
    return jobs.stream()
        .collect(Collectors.groupingBy(Job::batch, TreeMap::new, Collectors.toList()))
        .values();
  }

  /** The same, to run in one pod with others. */
  Job sharing(JobName name) {
    return new Job(
        this.name, service, owner, delivery, storage, input, attempt, name, state, node, failure,
        outputs, created, started, finished);
  }

  /** The same as its cluster sees it, outputs aside. */
  Job seenAs(JobRun run) {
    return new Job(
        name,
        service,
        owner,
        delivery,
        storage,
        input,
        attempt,
        batch,
        run.state(),
        run.node().or(() -> node),
        run.failure(),
        outputs,
        created,
        run.started().or(() -> started),
        run.finished());
  }

  /** The same with these outputs. */
  public Job made(List<JobRun.Published> published) {
    return new Job(
        name, service, owner, delivery, storage, input, attempt, batch, state, node, failure,
        published, created, started, finished);
  }

  /** The same, failed without a word of its cluster. */
  public Job failed(JobRun.Failure why, Instant now) {
    return new Job(
        name,
        service,
        owner,
        delivery,
        storage,
        input,
        attempt,
        batch,
        JobRun.State.FAILED,
        node,
        Optional.of(why),
        List.of(),
        created,
        started,
        Optional.of(now));
  }
}
