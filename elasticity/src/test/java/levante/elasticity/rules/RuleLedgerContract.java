package levante.elasticity.rules;

import static levante.elasticity.Seen.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import org.junit.jupiter.api.Test;

public abstract class RuleLedgerContract {
  private static final ClusterId CLOUD = new ClusterId("cloud-7f3a2b");
  private static final ClusterId EDGE = new ClusterId("edge-11aa22");

  /** On the same database each time. */
  protected abstract RuleLedger ledger();

  private static StoredRules rules(ClusterId cluster, String text, long version) {
    Instant at = NOON.plusNanos(123_000L * version);
    return new StoredRules(cluster, text, "ada", at, version);
  }

  private static void isStale(Runnable act) {
    LevanteException refused = catchThrowableOfType(LevanteException.class, act::run);
    assertThat(refused).isNotNull();
    assertThat(refused.code()).isEqualTo(ErrorCode.STALE_WRITE);
  }

  @Test
  void whatIsWrittenIsThereAfterAnotherStart() {
    ledger().write(rules(CLOUD, "policy: lean # ñ 雪\n", 1));
    ledger().write(rules(EDGE, "policy: thrifty", 1));
    ledger().write(rules(CLOUD, "policy: eager", 2));
    assertThat(ledger().of(CLOUD)).contains(rules(CLOUD, "policy: eager", 2));
    assertThat(ledger().all())
        .containsExactly(rules(CLOUD, "policy: eager", 2), rules(EDGE, "policy: thrifty", 1));
  }

  @Test
  void nobodyWritesOverWhatTheyHaveNotRead() {
    isStale(() -> ledger().write(rules(CLOUD, "policy: lean", 2)));
    ledger().write(rules(CLOUD, "policy: lean", 1));
    isStale(() -> ledger().write(rules(CLOUD, "policy: eager", 1)));
    ledger().write(rules(CLOUD, "policy: eager", 2));
    isStale(() -> ledger().write(rules(CLOUD, "policy: clues", 2)));
    isStale(() -> ledger().remove(CLOUD, 1));
    assertThat(ledger().of(CLOUD)).contains(rules(CLOUD, "policy: eager", 2));
  }

  @Test
  void whatWasTakenAwayIsGoneAndMayBeWrittenAnew() {
    ledger().write(rules(CLOUD, "policy: lean", 1));
    ledger().remove(CLOUD, 1);
    isStale(() -> ledger().remove(CLOUD, 1));
    assertThat(ledger().of(CLOUD)).isEmpty();
    ledger().write(rules(CLOUD, "policy: eager", 1));
    assertThat(ledger().all()).hasSize(1);
  }
}
