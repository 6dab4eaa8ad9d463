package levante.elasticity.adapter.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Whether a cluster still answers. A broken network can leave a watch open that nothing comes
 * through any more; so a question is asked from time to time, beside the loop, which never waits.
 */
final class HeartBeat {
  /** Two more questions may fail until the bound is reached. */
  private static final int QUESTIONS_WITHIN_THE_BOUND = 3;

  private final KubernetesClient client;
  private final Executor aside;
  private final Duration bound;
  private final Clock clock;
  private Optional<Instant> answered = Optional.empty();
  private Optional<Instant> asked = Optional.empty();
  private String failure = "it has not answered yet";

  HeartBeat(KubernetesClient client, Executor aside, Duration bound, Clock clock) {
    this.client = client;
    this.aside = aside;
    this.bound = bound;
    this.clock = clock;
  }

  /** Since when and why it has been silent for too long; empty when it has not. */
  synchronized Optional<String> silence() {
    Instant now = clock.instant();
    ask(now);
    if (answered.filter(at -> !at.plus(bound).isBefore(now)).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        answered.map(at -> "silent since %s: %s".formatted(at, failure)).orElse(failure));
  }

  private void ask(Instant now) {
    Duration often = bound.dividedBy(QUESTIONS_WITHIN_THE_BOUND);
    if (asked.filter(at -> at.plus(often).isAfter(now)).isPresent()) {
      return;
    }
    asked = Optional.of(now);
    aside.execute(this::question);
  }

  private void question() {
    try {
      client.raw("/readyz");
      heard();
    } catch (KubernetesClientException | RejectedExecutionException e) {
      notHeard(e);
    }
  }

  private synchronized void heard() {
    answered = Optional.of(clock.instant());
  }

  private synchronized void notHeard(RuntimeException e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    failure =
        "its API server does not answer (%s)"
            .formatted(
                cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
  }
}
