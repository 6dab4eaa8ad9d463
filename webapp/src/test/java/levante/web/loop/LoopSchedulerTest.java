package levante.web.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class LoopSchedulerTest {
  private static final Duration OFTEN = Duration.ofMillis(20);

  @Test
  void aTickThatFailsEndsNeitherItsLoopNorAnother() throws InterruptedException {
    CountDownLatch failed = new CountDownLatch(3);
    CountDownLatch went = new CountDownLatch(3);
    Loop failing =
        new Loop(
            "failing",
            OFTEN,
            () -> {
              failed.countDown();
              throw new IllegalStateException("as planned");
            });
    try (LoopScheduler running =
        LoopScheduler.start(
            List.of(failing, new Loop("well", OFTEN, went::countDown)), () -> true)) {
      assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(went.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(running).isNotNull();
    }
  }

  @Test
  void aLoopNeverRunsTwiceAtOnce() throws InterruptedException {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch ticks = new CountDownLatch(4);
    CountDownLatch never = new CountDownLatch(1);
    Loop slow =
        new Loop(
            "slow",
            Duration.ofMillis(5),
            () -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              try {
                assertThat(never.await(30, TimeUnit.MILLISECONDS)).isFalse();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              inside.decrementAndGet();
              ticks.countDown();
            });
    try (LoopScheduler running = LoopScheduler.start(List.of(slow), () -> true)) {
      assertThat(ticks.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(running).isNotNull();
    }
    assertThat(most).hasValue(1);
  }

  @Test
  void aLoopThatIsWokenLooksBeforeItsPeriodIsOver() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch both = new CountDownLatch(2);
    Loop rare =
        new Loop(
            "rare",
            Duration.ofDays(1),
            () -> {
              both.countDown();
              first.countDown();
            });
    try (LoopScheduler running = LoopScheduler.start(List.of(rare), () -> true)) {
      Doorbell doorbell = new Doorbell();
      doorbell.ring();
      doorbell.connect(() -> running.wake("rare"));
      assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
      doorbell.ring();
      assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void noLoopLooksBeforeItIsTime() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(5);
    CountDownLatch looked = new CountDownLatch(1);
    AtomicBoolean ready = new AtomicBoolean();
    Loop often = new Loop("often", Duration.ofMillis(1), looked::countDown);
    BooleanSupplier question =
        () -> {
          asked.countDown();
          return ready.get();
        };
    try (LoopScheduler running = LoopScheduler.start(List.of(often), question)) {
      running.wake("often");
      assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(looked.getCount()).isOne();
      ready.set(true);
      assertThat(looked.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whatStopsBeforeItIsTimeNeverLooks() {
    AtomicInteger looks = new AtomicInteger();
    AtomicBoolean ready = new AtomicBoolean();
    Loop often = new Loop("often", Duration.ofMillis(1), looks::incrementAndGet);
    LoopScheduler.start(List.of(often), ready::get).close();
    ready.set(true);
    assertThat(looks).hasValue(0);
  }
}
