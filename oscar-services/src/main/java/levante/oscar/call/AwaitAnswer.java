package levante.oscar.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.history.JobHistory;
import levante.oscar.inbox.CallPlace;
import levante.oscar.inbox.Delivery;
import levante.oscar.inbox.Inbox;
import levante.oscar.storage.StoredObject;

/** Waits until deliveries have ended, and tells what they made. It looks; nothing is promised. */
public final class AwaitAnswer {
  private static final Set<Delivery.State> OPEN =
      Set.of(Delivery.State.WAITING, Delivery.State.RUNNING);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Inbox inbox;
  private final JobHistory history;
  private final Clock clock;
  private final Duration longest;
  private final Runnable pause;

  /** Waits at most {@code longest}. */
  public AwaitAnswer(Inbox inbox, JobHistory history, Clock clock, Duration longest) {
    // An interrupt ends the pause, and then the wait.
    this(inbox, history, clock, longest, () -> LockSupport.parkNanos(BETWEEN_LOOKS.toNanos()));
  }

  /** The same with another way to pass the time between two looks. */
  AwaitAnswer(Inbox inbox, JobHistory history, Clock clock, Duration longest, Runnable pause) {
    this.inbox = inbox;
    this.history = history;
    this.clock = clock;
    this.longest = longest;
    this.pause = pause;
  }

  /** The answer of all of them together, or that they go on. */
  CallAnswer of(List<Delivery> accepted) {
    List<String> digests = accepted.stream().map(one -> one.key().digest()).toList();
    Instant began = clock.instant();
    while (true) {
      List<Delivery> now = inbox.find(digests);
      if (now.size() < digests.size()) {
        throw new LevanteException(
            ErrorCode.ALREADY_EXISTS, "the object was processed before, under another version id");
      }
      if (now.stream().noneMatch(one -> OPEN.contains(one.state()))) {
        return answer(now);
      }
      Duration waited = Duration.between(began, clock.instant());
      if (waited.compareTo(longest) >= 0 || Thread.currentThread().isInterrupted()) {
        return new CallAnswer.Late(waited);
      }
      pause.run();
    }
  }

  private CallAnswer answer(List<Delivery> ended) {
    Optional<Delivery> failed =
        ended.stream().filter(one -> one.state() != Delivery.State.SUCCEEDED).findFirst();
    if (failed.isPresent()) {
      return new CallAnswer.Failed(
          failed.get().reason().orElse("it did not succeed"), log(failed.get()));
    }
    List<StoredObject> files = new ArrayList<>();
    String folder = "";
    for (Delivery one : ended) {
      Optional<CallPlace> place = placeOf(one);
      if (place.isPresent()) {
        folder = place.get().outputs();
        files.addAll(filesOf(one, place.get()));
      }
    }
    String log = ended.stream().map(this::log).collect(Collectors.joining());
    return new CallAnswer.Made(folder, files, log);
  }

  private static Optional<CallPlace> placeOf(Delivery delivery) {
    return CallPlace.of(
        delivery.key().service(),
        delivery.key().storage(),
        delivery.key().bucket(),
        delivery.key().key());
  }

  private List<StoredObject> filesOf(Delivery delivery, CallPlace place) {
    return history.find(lastJob(delivery)).map(Job::outputs).orElse(List.of()).stream()
        .map(JobRun.Published::object)
        .filter(object -> object.bucket().equals(CallPlace.BUCKET))
        .filter(object -> object.key().startsWith(place.outputs()))
        .toList();
  }

  private String log(Delivery delivery) {
    return delivery.attempts() < 1 ? "" : history.log(lastJob(delivery)).orElse("");
  }

  private static JobName lastJob(Delivery delivery) {
    return JobName.of(delivery.key(), delivery.attempts());
  }
}
