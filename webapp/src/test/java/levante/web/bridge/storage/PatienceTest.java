package levante.web.bridge.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final Patience patience =
      new Patience(Executors.newCachedThreadPool(), Duration.ofMillis(50));

  @AfterEach
  void stop() {
    patience.close();
  }

  private static void fails(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LevanteException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_UNREACHABLE));
  }

  @Test
  void aSlowAnswerIsSilenceUntilItIsThereAndIsAskedForOnce() {
    CountDownLatch slow = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    for (int tick = 0; tick < 3; tick++) {
      fails(() -> patience.ask("cluster", () -> answered(slow, asked)));
    }
    slow.countDown();
    await().ignoreExceptions().until(() -> patience.ask("cluster", () -> "later").equals("answer"));
    assertThat(asked).hasValue(1);
    assertThat(patience.<String>ask("cluster", () -> "anew")).isEqualTo("anew");
  }

  private static String answered(CountDownLatch slow, AtomicInteger asked)
      throws InterruptedException {
    asked.incrementAndGet();
    slow.await();
    return "answer";
  }

  @Test
  void aClusterThatIsSilentIsItsStoragesSilenceAndIsAskedAgain() {
    fails(
        () ->
            patience.ask(
                "cluster",
                () -> {
                  throw new LevanteException(ErrorCode.CLUSTER_UNREACHABLE, "edge is silent");
                }));
    assertThat(patience.<String>ask("cluster", () -> "back")).isEqualTo("back");
  }

  @Test
  void anotherClusterIsNotWaitedFor() {
    CountDownLatch never = new CountDownLatch(1);
    fails(() -> patience.ask("slow", () -> answered(never, new AtomicInteger())));
    assertThat(patience.<String>ask("quick", () -> "answer")).isEqualTo("answer");
  }
}
