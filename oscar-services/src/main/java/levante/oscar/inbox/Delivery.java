package levante.oscar.inbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import levante.oscar.service.ServiceId;
import levante.oscar.storage.StoredObject;

/**
 * One object version that a service has to process. It waits, has a job running, and ends; a failed
 * attempt may put it back to waiting.
 *
 * @param attempts jobs opened for it so far
 * @param scriptFailures failures that count against the script
 * @param otherFailures failures of storage, cluster or node
 * @param notBefore the earliest start of the next attempt
 * @param reason why it ended, or waits again
 */
public record Delivery(
    DeliveryKey key,
    StoredObject object,
    Source source,
    State state,
    int attempts,
    int scriptFailures,
    int otherFailures,
    Instant accepted,
    Instant notBefore,
    Optional<String> reason) {
  /** How it became known first. */
  public enum Source {
    NOTIFICATION,
    LISTING,
    /** Its object is the body of a call. */
    CALL,
    /** Another service handed it over. */
    DELEGATION
  }

  /** A delivery's life. */
  public enum State {
    /** No job of it runs; one is due from {@link Delivery#notBefore()}. */
    WAITING,
    /** A job of it is open. */
    RUNNING,
    /** A job of it is open that is being ended, so that another service can take it. */
    RECALLED,
    /** Another service has taken it. */
    DELEGATED,
    SUCCEEDED,
    /** Its last job failed and no other follows. */
    DEAD,
    /** The object was gone or overwritten before a job could be made. */
    GONE,
    /** A folder placeholder. */
    IGNORED,
    /** Its service or cluster went away, or somebody cancelled it. */
    CANCELLED
  }

  public Delivery {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(accepted, "accepted");
    accepted = accepted.truncatedTo(ChronoUnit.MILLIS);
    notBefore = notBefore.truncatedTo(ChronoUnit.MILLIS);
    Objects.requireNonNull(reason, "reason");
  }

  /** A delivery that nothing was done for yet. */
  static Delivery accepted(DeliveryKey key, StoredObject object, Source source, Instant now) {
    return new Delivery(key, object, source, State.WAITING, 0, 0, 0, now, now, Optional.empty());
  }

  /** The same for a service that takes it over: nothing was done for it there yet. */
  public Delivery takenBy(ServiceId service, Instant now) {
    DeliveryKey taken =
        new DeliveryKey(service, key.storage(), key.bucket(), key.key(), key.version());
    return accepted(taken, object, Source.DELEGATION, now);
  }

  /** The same, ended or waiting again for a reason. */
  public Delivery in(State next, String why) {
    return new Delivery(
        key,
        object,
        source,
        next,
        attempts,
        scriptFailures,
        otherFailures,
        accepted,
        notBefore,
        Optional.of(why));
  }

  /** The same with one more failure counted, to be tried again from an instant on. */
  public Delivery againFrom(Instant next, Blame blame, String why) {
    return counted(State.WAITING, next, blame, why);
  }

  /** The same with one more failure counted, given up. */
  public Delivery dead(Blame blame, String why) {
    return counted(State.DEAD, notBefore, blame, why);
  }

  private Delivery counted(State next, Instant from, Blame blame, String why) {
    return new Delivery(
        key,
        object,
        source,
        next,
        attempts,
        scriptFailures + (blame == Blame.SCRIPT ? 1 : 0),
        otherFailures + (blame == Blame.OTHERS ? 1 : 0),
        accepted,
        from,
        Optional.of(why));
  }

  /** Whose failure an attempt was. */
  public enum Blame {
    /** The script's, or what it did to its bounds. */
    SCRIPT,
    /** Of storage, cluster or node. */
    OTHERS
  }
}
