package levante.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import levante.cli.fake.VirtualTime;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final VirtualTime time = new VirtualTime();
  private final Patience patience = time.patience(Duration.ofSeconds(1));

  @Test
  void whatIsThereAlreadyIsNotWaitedFor() {
    Instant before = time.instant();
    assertThat(patience.until(Duration.ZERO, Duration.ofSeconds(1), () -> Optional.of("it")))
        .contains("it");
    assertThat(time.instant()).isEqualTo(before);
  }

  @Test
  void lookingEndsAtTheDeadline() {
    Instant before = time.instant();
    AtomicInteger looks = new AtomicInteger();
    assertThat(
            patience.until(
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                () -> {
                  looks.incrementAndGet();
                  return Optional.empty();
                }))
        .isEmpty();
    assertThat(looks).hasValue(4);
    assertThat(Duration.between(before, time.instant())).isEqualTo(Duration.ofSeconds(3));
  }
}
