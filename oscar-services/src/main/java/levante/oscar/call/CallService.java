package levante.oscar.call;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
  private final Turns turns;

  /** At most {@code mostWaiting} callers wait at a time, half of them for services of one owner. */
  public CallService(
      AcceptNotification acceptNotification,
      AcceptCall acceptCall,
      AwaitAnswer await,
      int mostWaiting) {
    this.acceptNotification = acceptNotification;
    this.acceptCall = acceptCall;
    this.await = await;
    this.turns = new Turns(mostWaiting);
  }

  /**
   * Accepts a call that nobody waits for. Throws what {@link AcceptCall} does.
   *
   * @param idempotencyKey the same call made again under it is one job
   */
  public void job(Service service, CallBody body, Optional<String> idempotencyKey) {
    accept(service, CallPlace.Kind.JOB, body, idempotencyKey);
  }

  /** Accepts a call and waits for its end, within bounds. Throws what {@link AcceptCall} does. */
  public CallAnswer run(Service service, CallBody body, Optional<String> idempotencyKey) {
    if (!turns.take(service.owner())) {
      return new CallAnswer.Full(WHEN_FULL);
    }
    try {
      return await.of(accept(service, CallPlace.Kind.RUN, body, idempotencyKey));
    } finally {
      turns.giveBack(service.owner());
    }
  }

  private List<Delivery> accept(
      Service service, CallPlace.Kind kind, CallBody body, Optional<String> idempotencyKey) {
    Optional<List<Delivery>> told =
        body.event().flatMap(event -> acceptNotification.acceptFor(service, event));
    return told.orElseGet(
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
