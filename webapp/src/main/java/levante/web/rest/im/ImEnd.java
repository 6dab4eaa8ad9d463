package levante.web.rest.im;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import levante.kernel.OwnerId;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.naming.InfrastructureId;

/** Waits for infrastructures to be gone, as IM's clients expect of a delete that is not async. */
@Dependent
public class ImEnd {
  /** Below the minute after which clients and proxies give an answer up. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Duration LOOK = Duration.ofMillis(200);

  @Inject private FindInfrastructures findInfrastructures;
  @Inject private Clock clock;

  /** Until it is gone, for a while; what is left then goes without anybody waiting. */
  void await(InfrastructureId id, OwnerId caller) {
    Instant deadline = clock.instant().plus(LONGEST);
    while (findInfrastructures.has(id, caller) && clock.instant().isBefore(deadline) && paused()) {
      // The loop takes it away meanwhile.
    }
  }

  /** Whether to look again; nobody counts the latch down. */
  private static boolean paused() {
    try {
      return !new CountDownLatch(1).await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
