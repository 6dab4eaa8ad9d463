package levante.oscar.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.DispatchLoop;
import levante.oscar.dispatch.JobRun.Failure;
import levante.oscar.dispatch.JobRun.FailureKind;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.pool.PodAnswer;
import levante.oscar.pool.Pods;
import levante.oscar.pool.PoolConfig;
import levante.oscar.pool.PoolSpecs;
import levante.oscar.pool.WarmPods;
import levante.oscar.service.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs calls in the pods that are kept ready for their service. The answer is all that is promised:
 * the body is kept nowhere, and when the connection breaks the caller calls again.
 */
public final class WarmCalls {
  private static final Logger LOG = LoggerFactory.getLogger(WarmCalls.class);
  private static final Duration WHEN_ABSENT = Duration.ofSeconds(10);

  private final DispatchLoop.Services services;
  private final Pods pods;
  private final WarmPods warm;
  private final PoolConfig config;
  private final Telling telling;

  /** The time, and who hears of what. */
  public record Telling(Clock clock, CallListener listener) {}

  /** Over the pods of all clusters. */
  public WarmCalls(
      DispatchLoop.Services services,
      Pods pods,
      WarmPods warm,
      PoolConfig config,
      Telling telling) {
    this.services = services;
    this.pods = pods;
    this.warm = warm;
    this.config = config;
    this.telling = telling;
  }

  /** A call found too many others. */
  void turnedAway() {
    telling.listener().ended(CallListener.Outcome.TURNED_AWAY, Duration.ZERO);
  }

  /** Runs a call; STORAGE_UNREACHABLE while a storage of the service is not ready. */
  CallAnswer run(Service service, CallBody body) {
    Instant began = telling.clock().instant();
    pods.begin(service.id());
    try {
      CallAnswer answer = answer(service, body);
      telling.listener().ended(outcome(answer), Duration.between(began, telling.clock().instant()));
      return answer;
    } finally {
      pods.end(service.id());
    }
  }

  private static CallListener.Outcome outcome(CallAnswer answer) {
    if (answer instanceof CallAnswer.Made) {
      return CallListener.Outcome.ANSWERED;
    }
    return answer instanceof CallAnswer.Absent
        ? CallListener.Outcome.ABSENT
        : CallListener.Outcome.FAILED;
  }

  private CallAnswer answer(Service service, CallBody body) {
    WarmPods.Pool pool = pool(service);
    JobSpec call = call(service, pool, body);
    Instant until = telling.clock().instant().plus(config.deadline());
    for (int lost = 0; ; ) {
      Optional<String> pod =
          pods.take(service.id(), pool.name(), Duration.between(telling.clock().instant(), until));
      if (pod.isEmpty()) {
        String why = pods.state(service.id()).obstacle().orElse("all its pods are busy, or start");
        return new CallAnswer.Absent(why, WHEN_ABSENT);
      }
      Attempt attempt = attempt(service, pool, pod.get(), call, body);
      lost += attempt.lost ? 1 : 0;
      if (attempt.answer.isPresent() && (!attempt.lost || lost >= config.tries())) {
        return attempt.answer.get();
      }
    }
  }

  /** What came of one pod; a lost one has its failure as the answer. */
  private record Attempt(Optional<CallAnswer> answer, boolean lost) {}

  private Attempt attempt(
      Service service, WarmPods.Pool pool, String pod, JobSpec call, CallBody body) {
    boolean usable = false;
    try {
      Optional<PodAnswer> said = warm.call(service.id().cluster(), pool, pod, call, body.file());
      if (said.isEmpty()) {
        return new Attempt(Optional.empty(), false);
      }
      Optional<Failure> failure = said.get().end().end().failure();
      boolean lost = failure.filter(one -> one.kind() == FailureKind.INFRASTRUCTURE).isPresent();
      usable = !lost;
      CallAnswer answer =
          failure.map(one -> failed(said.get(), one)).orElseGet(() -> made(said.get()));
      return new Attempt(Optional.of(answer), lost);
    } catch (LevanteException e) {
      if (e.code() != ErrorCode.CLUSTER_UNREACHABLE) {
        throw e;
      }
      LOG.atWarn()
          .addKeyValue("service", service.id())
          .addKeyValue("pod", pod)
          .log("a pod fell silent: {}", e.getMessage());
      CallAnswer silent = new CallAnswer.Failed("its pod fell silent: " + e.getMessage(), "");
      return new Attempt(Optional.of(silent), true);
    } finally {
      pods.giveBack(service.id(), pod, usable);
    }
  }

  private static CallAnswer failed(PodAnswer said, Failure failure) {
    said.close();
    return new CallAnswer.Failed(
        "%s: %s".formatted(failure.kind(), failure.message()), said.end().log());
  }

  private static CallAnswer made(PodAnswer said) {
    List<CallAnswer.Part> parts = new ArrayList<>();
    for (int i = 0; i < said.end().files().size(); i++) {
      int file = i;
      parts.add(new CallAnswer.Part(said.end().files().get(i).name(), () -> said.open(file)));
    }
    return new CallAnswer.Made(parts, said.end().log(), said::close);
  }

  private WarmPods.Pool pool(Service service) {
    return pods.known(service.id(), service.version())
        .or(() -> PoolSpecs.pool(service, services.world().storages(), config.deadline()))
        .orElseThrow(() -> notReady(service));
  }

  private JobSpec call(Service service, WarmPods.Pool pool, CallBody body) {
    try {
      PoolSpecs.Body given = new PoolSpecs.Body(Files.size(body.file()), telling.clock().instant());
      return PoolSpecs.call(pool, service.id(), UUID.randomUUID(), given);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LevanteException notReady(Service service) {
    return new LevanteException(
        ErrorCode.STORAGE_UNREACHABLE, "a storage of %s is not ready".formatted(service.id()));
  }
}
