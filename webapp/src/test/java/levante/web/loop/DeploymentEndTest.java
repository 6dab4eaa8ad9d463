package levante.web.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DeploymentEndTest {
  /** Stands for the container's context, whose start calls what the application begins. */
  private static final class Context {
    private final CountDownLatch lastStep = new CountDownLatch(1);
    private final CompletableFuture<DeploymentEnd> begun = new CompletableFuture<>();

    void start() {
      begin();
      try {
        lastStep.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void begin() {
      begun.complete(DeploymentEnd.ofThisThread(Context.class.getName()));
    }
  }

  @Test
  void itIsOverWhenTheContextsStartHasReturned() throws InterruptedException {
    Context context = new Context();
    Thread deploying = new Thread(context::start);
    deploying.start();
    DeploymentEnd end = context.begun.join();
    assertThat(end.getAsBoolean()).isFalse();
    context.lastStep.countDown();
    deploying.join();
    assertThat(end.getAsBoolean()).isTrue();
  }

  @Test
  void whereNoContextStartsItIsOver() {
    assertThat(DeploymentEnd.ofThisThread().getAsBoolean()).isTrue();
  }
}
