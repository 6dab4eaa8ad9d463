package levante.oscar.call;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import levante.oscar.inbox.AcceptCall;
import levante.oscar.inbox.AcceptNotification;
import levante.oscar.inbox.CallPlace;
import levante.oscar.inbox.Delivery;
import levante.oscar.service.Service;

/**
 * Calls a service with a body. A storage's event of objects that the service reads is accepted like
 * a notification; any other body becomes a file of its own. Accepted means written, so a call that
 * was promised survives a crash.
 */
public final class CallService {
  private static final Duration WHEN_FULL = Duration.ofSeconds(5);

  private final AcceptNotification acceptNotification;
  private final AcceptCall acceptCall;
  private final AwaitAnswer await;
  private final WarmCalls warm;
  private final Turns turns;
  private final Turns warmTurns;

  /**
   * So many callers wait at a time at most, for jobs and for warm pods, half of them for services
   * of one owner.
   */
  public CallService(
      AcceptNotification acceptNotification,
      AcceptCall acceptCall,
      AwaitAnswer await,
      WarmCalls warm,
      CallConfig config) {
    this.acceptNotification = acceptNotification;
    this.acceptCall = acceptCall;
    this.await = await;
    this.warm = warm;
    this.turns = new Turns(config.mostWaiting());
    this.warmTurns = new Turns(config.mostWarm());
  }

  /**
   * Accepts a call that nobody waits for. Throws what {@link AcceptCall} does.
   *
   * @param idempotencyKey the same call made again under it is one job
   */
  public void job(Service service, CallBody body, Optional<String> idempotencyKey) {
    accept(service, CallPlace.Kind.JOB, body, idempotencyKey);
  }

  /**
   * Runs a call and waits for its end, within bounds. Where a service keeps pods it runs in one of
   * them, and the answer is all that is promised; a call with a key is kept, and is a job as it is
   * elsewhere. Throws what {@link AcceptCall} does.
   */
  public CallAnswer run(Service service, CallBody body, Optional<String> idempotencyKey) {
    boolean keepsPods = service.definition().synchronous().keepsPods();
    if (keepsPods && idempotencyKey.isEmpty()) {
      CallAnswer answer = inTurn(warmTurns, service, () -> quickly(service, body));
      if (answer instanceof CallAnswer.Full) {
        warm.turnedAway();
      }
      return answer;
    }
    return inTurn(
        turns, service, () -> await.of(accept(service, CallPlace.Kind.RUN, body, idempotencyKey)));
  }

  /** What a storage tells of is a delivery all the same. */
  private CallAnswer quickly(Service service, CallBody body) {
    return told(service, body).map(await::of).orElseGet(() -> warm.run(service, body));
  }

  private static CallAnswer inTurn(Turns turns, Service service, Supplier<CallAnswer> call) {
    if (!turns.take(service.owner())) {
      return new CallAnswer.Full(WHEN_FULL);
    }
    try {
      return call.get();
    } finally {
      turns.giveBack(service.owner());
    }
  }

  private Optional<List<Delivery>> told(Service service, CallBody body) {
    return body.event().flatMap(event -> acceptNotification.acceptFor(service, event));
  }

  private List<Delivery> accept(
      Service service, CallPlace.Kind kind, CallBody body, Optional<String> idempotencyKey) {
    return told(service, body)
        .orElseGet(
            () -> {
              CallPlace place = new CallPlace(service.id(), kind, id(idempotencyKey));
              return List.of(acceptCall.accept(service, place, body.file()));
            });
  }

  private static String id(Optional<String> idempotencyKey) {
    return idempotencyKey
        .map(key -> UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)))
        .orElseGet(UUID::randomUUID)
        .toString();
  }
}
