package levante.oscar.exposed;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.oscar.call.Turns;
import levante.oscar.exposure.Exposure;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.oscar.service.ServiceStore;

/** Passes requests on to exposed services, of whoever may ask them. */
public final class CallExposed {
  private final ServiceStore store;
  private final ExposedPods pods;
  private final ExposedLoop loop;
  private final Turns turns;

  /** Over the services and the clusters; the loop knows why a pod is not ready. */
  public CallExposed(ServiceStore store, ExposedPods pods, ExposedLoop loop, ExposedConfig config) {
    this.store = store;
    this.pods = pods;
    this.loop = loop;
    this.turns = new Turns(config.mostAtOnce());
  }

  /**
   * The exposed service, for whoever has its token, and for everybody when its definition says so;
   * empty for others, also when there is no such service. SERVICE_NOT_FOUND for who has the token
   * of one that is not exposed.
   */
  public Optional<Service> find(ServiceId id, Optional<Secret> token) {
    Optional<Service> service =
        store
            .find(id)
            .filter(found -> isOpen(found) || token.filter(found.token()::equals).isPresent());
    if (service.filter(found -> !found.definition().exposure().serves()).isPresent()) {
      throw new LevanteException(ErrorCode.SERVICE_NOT_FOUND, id + " is not exposed");
    }
    return service;
  }

  private static boolean isOpen(Service service) {
    Exposure exposure = service.definition().exposure();
    return exposure.serves() && exposure.access() == Exposure.Access.OPEN;
  }

  /**
   * Passes a request on.
   *
   * @return the answer, to be closed
   * @throws LevanteException TOO_MANY_REQUESTS, INVALID_REQUEST for a path that would lead out of
   *     the service's, SERVICE_NOT_READY when no pod answers, whatever the reason
   */
  public ExposedAnswer ask(Service service, ExposedRequest request) {
    if (!ExposedWords.staysBelow(request.target())) {
      throw new LevanteException(ErrorCode.INVALID_REQUEST, "a path without . and .. is asked for");
    }
    OwnerId owner = service.owner();
    if (!turns.take(owner)) {
      throw new LevanteException(
          ErrorCode.TOO_MANY_REQUESTS, "too many requests to exposed services are under way");
    }
    AtomicBoolean given = new AtomicBoolean();
    try {
      return answer(service, request, () -> giveBack(given, owner));
    } catch (RuntimeException e) {
      giveBack(given, owner);
      throw e;
    }
  }

  private void giveBack(AtomicBoolean given, OwnerId owner) {
    if (given.compareAndSet(false, true)) {
      turns.giveBack(owner);
    }
  }

  private ExposedAnswer answer(Service service, ExposedRequest request, Runnable end) {
    ExposedSpec spec = ExposedSpec.of(service);
    ExposedWords words = new ExposedWords(spec.exposure().paths(), ExposedSpec.base(service.id()));
    ExposedRequest told =
        request.saying(words.target(request.target()), words.toPod(request.headers()));
    try {
      ExposedAnswer said = pods.ask(service.id().cluster(), spec, told);
      Runnable both =
          () -> {
            said.end().run();
            end.run();
          };
      return said.saying(words.toCaller(said.headers(), request.target()), both);
    } catch (LevanteException e) {
      throw isSilence(e.code()) ? notReady(service.id(), e) : e;
    }
  }

  private static boolean isSilence(ErrorCode code) {
    return code == ErrorCode.CLUSTER_UNREACHABLE
        || code == ErrorCode.CLUSTER_NOT_FOUND
        || code == ErrorCode.SERVICE_NOT_READY;
  }

  private LevanteException notReady(ServiceId id, LevanteException e) {
    String why = loop.state(id).flatMap(ExposedLoop.State::obstacle).orElse(e.getMessage());
    return new LevanteException(
        ErrorCode.SERVICE_NOT_READY, "%s does not answer now: %s".formatted(id, why), e);
  }
}
