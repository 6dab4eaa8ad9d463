package levante.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import levante.web.SettableClock;
import org.junit.jupiter.api.Test;

class FailedTriesTest {
  private final SettableClock clock = new SettableClock();
  private final FailedTries tries = new FailedTries(clock);

  @Test
  void fourFailuresCostNothing() {
    fail("ada", 4);
    assertThat(tries.waitOf("ada")).isZero();
  }

  @Test
  void fromTheFifthOnTheWaitDoubles() {
    fail("ada", 5);
    assertThat(tries.waitOf("ada")).isEqualTo(Duration.ofSeconds(1));
    fail("ada", 2);
    assertThat(tries.waitOf("ada")).isEqualTo(Duration.ofSeconds(4));
    clock.pass(Duration.ofSeconds(4));
    assertThat(tries.waitOf("ada")).isZero();
  }

  @Test
  void oneNameDoesNotSlowAnother() {
    fail("ada", 9);
    assertThat(tries.waitOf("bob")).isZero();
  }

  @Test
  void aSuccessForgives() {
    fail("ada", 9);
    tries.succeeded("ada");
    fail("ada", 1);
    assertThat(tries.waitOf("ada")).isZero();
  }

  @Test
  void manyNamesDoNotFillTheMemory() {
    fail("ada", 9);
    for (int i = 0; i < 10_000; i++) {
      tries.failed("guess" + i);
    }
    assertThat(tries.waitOf("ada")).isZero();
  }

  private void fail(String name, int times) {
    for (int i = 0; i < times; i++) {
      tries.failed(name);
    }
  }
}
