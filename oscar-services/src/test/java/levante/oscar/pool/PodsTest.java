package levante.oscar.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import levante.kernel.ClusterId;
import levante.kernel.Secret;
import levante.oscar.service.ServiceId;
import levante.oscar.testing.SettableClock;
import org.junit.jupiter.api.Test;

class PodsTest {
  private static final ServiceId SERVICE = new ServiceId(new ClusterId("edge-7f3a2b"), "work");
  private static final Duration WINDOW = Duration.ofMinutes(2);

  private final SettableClock clock = new SettableClock();
  private final AtomicInteger news = new AtomicInteger();
  private final Pods pods = new Pods(clock, WINDOW, news::incrementAndGet);

  private void see(String pool, String... ready) {
    Pods.Known known = new Pods.Known(1, PoolSamples.pool(pool, Secret.of("key")));
    pods.see(SERVICE, known, List.of(ready), Optional.empty());
  }

  private Optional<String> take(String pool) {
    return pods.take(SERVICE, pool, Duration.ZERO);
  }

  private CompletableFuture<Optional<String>> waits() {
    int before = pods.asked(SERVICE).waiting();
    CompletableFuture<Optional<String>> taken =
        CompletableFuture.supplyAsync(() -> pods.take(SERVICE, "p", Duration.ofSeconds(30)));
    while (pods.asked(SERVICE).waiting() == before) {
      Thread.onSpinWait();
    }
    return taken;
  }

  @Test
  void eachPodIsInOneHand() {
    see("p", "a", "b");
    assertThat(take("p")).contains("a");
    assertThat(take("p")).contains("b");
    assertThat(take("p")).isEmpty();
    assertThat(pods.asked(SERVICE).busy()).containsExactlyInAnyOrder("a", "b");
    pods.giveBack(SERVICE, "a", true);
    assertThat(take("p")).contains("a");
  }

  @Test
  void whoWaitsGetsTheNextThatIsFreeInTheOrderTheyCame() {
    CompletableFuture<Optional<String>> first = waits();
    CompletableFuture<Optional<String>> second = waits();
    assertThat(news).hasValue(2);
    see("p", "a");
    assertThat(first.join()).contains("a");
    assertThat(second).isNotDone();
    pods.giveBack(SERVICE, "a", true);
    assertThat(second.join()).contains("a");
  }

  @Test
  void aPodThatDidNotTakeACallIsFreeOnlyOnceItIsSeenReadyAgain() {
    see("p", "a");
    take("p");
    pods.giveBack(SERVICE, "a", false);
    assertThat(take("p")).isEmpty();
    see("p", "a");
    assertThat(take("p")).contains("a");
  }

  @Test
  void aPodThatIsNotReadyAnyMoreIsGivenToNobody() {
    see("p", "a", "b");
    take("p");
    see("p");
    assertThat(take("p")).isEmpty();
    pods.giveBack(SERVICE, "a", true);
    assertThat(take("p")).as("it was lost while it was in use").isEmpty();
  }

  @Test
  void podsOfAnotherVersionAreGivenToNobody() {
    see("p", "a");
    assertThat(take("q")).isEmpty();
    see("q", "c");
    assertThat(take("p")).isEmpty();
    assertThat(take("q")).contains("c");
  }

  @Test
  void theMostCallsAtATimeAreRememberedForTheWindow() {
    pods.begin(SERVICE);
    pods.begin(SERVICE);
    pods.end(SERVICE);
    pods.end(SERVICE);
    assertThat(pods.asked(SERVICE).now()).isZero();
    clock.pass(Duration.ofMinutes(1));
    pods.begin(SERVICE);
    pods.end(SERVICE);
    assertThat(pods.asked(SERVICE).most()).isEqualTo(2);
    clock.pass(Duration.ofSeconds(61));
    assertThat(pods.asked(SERVICE).most()).isEqualTo(1);
    clock.pass(Duration.ofMinutes(1));
    assertThat(pods.asked(SERVICE).most()).isZero();
  }
}
