package levante.web.bridge.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowAnswersTest {
  private final SlowAnswers answers =
      new SlowAnswers(Executors.newCachedThreadPool(), Duration.ofMillis(50));

  @AfterEach
  void stop() {
    answers.close();
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
      fails(() -> answers.ask("cluster", () -> answered(slow, asked)));
    }
    slow.countDown();
    assertThat(soon()).isEqualTo("answer");
    assertThat(asked).hasValue(1);
    assertThat(answers.<String>ask("cluster", () -> "anew")).isEqualTo("anew");
  }

  private String soon() {
    for (int tick = 0; tick < 200; tick++) {
      try {
        return answers.ask("cluster", () -> "later");
      } catch (LevanteException notYet) {
        assertThat(notYet.code()).isEqualTo(ErrorCode.STORAGE_UNREACHABLE);
      }
    }
    throw new AssertionError("no answer");
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
            answers.ask(
                "cluster",
                () -> {
                  throw new LevanteException(ErrorCode.CLUSTER_UNREACHABLE, "edge is silent");
                }));
    assertThat(answers.<String>ask("cluster", () -> "back")).isEqualTo("back");
  }

  @Test
  void anotherClusterIsNotWaitedFor() {
    CountDownLatch never = new CountDownLatch(1);
    fails(() -> answers.ask("slow", () -> answered(never, new AtomicInteger())));
    assertThat(answers.<String>ask("quick", () -> "answer")).isEqualTo("answer");
  }
}
