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

/** Waits until deliveries have ended, and tells what they made. It looks; nothing is promised. */
public final class AwaitAnswer {
  private static final Set<Delivery.State> OPEN =
      Set.of(Delivery.State.WAITING, Delivery.State.RUNNING);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Inbox inbox;
  private final JobHistory history;
  private final AnswerStorage storage;
  private final Patience patience;

  /**
   * How one waits.
   *
   * @param longest so long at most
   * @param pause passes the time between two looks
   */
  public record Patience(Clock clock, Duration longest, Runnable pause) {
    /** With a pause that an interrupt ends, and then the wait. */
    public Patience(Clock clock, Duration longest) {
      this(clock, longest, () -> LockSupport.parkNanos(BETWEEN_LOOKS.toNanos()));
    }
  }

  /** Over what is known of deliveries and their jobs. */
  public AwaitAnswer(Inbox inbox, JobHistory history, AnswerStorage storage, Patience patience) {
    this.inbox = inbox;
    this.history = history;
    this.storage = storage;
    this.patience = patience;
  }

  /** The answer of all of them together, or that they go on. */
  CallAnswer of(List<Delivery> accepted) {
    List<String> digests = accepted.stream().map(one -> one.key().digest()).toList();
    Instant began = patience.clock().instant();
    while (true) {
      List<Delivery> now = inbox.find(digests);
      if (now.size() < digests.size()) {
        throw new LevanteException(
            ErrorCode.ALREADY_EXISTS, "the object was processed before, under another version id");
      }
      if (now.stream().noneMatch(one -> OPEN.contains(one.state()))) {
        return answer(now);
      }
      Duration waited = Duration.between(began, patience.clock().instant());
      if (waited.compareTo(patience.longest()) >= 0 || Thread.currentThread().isInterrupted()) {
        return new CallAnswer.Late(waited);
      }
      patience.pause().run();
    }
  }

  private CallAnswer answer(List<Delivery> ended) {
    Optional<Delivery> failed =
        ended.stream().filter(one -> one.state() != Delivery.State.SUCCEEDED).findFirst();
    if (failed.isPresent()) {
      return new CallAnswer.Failed(
          failed.get().reason().orElse("it did not succeed"), log(failed.get()));
    }
    List<CallAnswer.Part> parts = new ArrayList<>();
    for (Delivery one : ended) {
      placeOf(one).ifPresent(place -> parts.addAll(partsOf(one, place)));
    }
    String log = ended.stream().map(this::log).collect(Collectors.joining());
    return new CallAnswer.Made(parts, log, () -> {});
  }

  private static Optional<CallPlace> placeOf(Delivery delivery) {
    return CallPlace.of(
        delivery.key().service(),
        delivery.key().storage(),
        delivery.key().bucket(),
        delivery.key().key());
  }

  private List<CallAnswer.Part> partsOf(Delivery delivery, CallPlace place) {
    return history.find(lastJob(delivery)).map(Job::outputs).orElse(List.of()).stream()
        .map(JobRun.Published::object)
        .filter(object -> object.bucket().equals(CallPlace.BUCKET))
        .filter(object -> object.key().startsWith(place.outputs()))
        .map(object -> storage.part(place, object))
        .toList();
  }

  private String log(Delivery delivery) {
    return delivery.attempts() < 1 ? "" : history.log(lastJob(delivery)).orElse("");
  }

  private static JobName lastJob(Delivery delivery) {
    return JobName.of(delivery.key(), delivery.attempts());
  }
}
