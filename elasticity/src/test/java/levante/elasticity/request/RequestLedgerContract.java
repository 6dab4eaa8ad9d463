package levante.elasticity.request;

import static levante.elasticity.Seen.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import levante.elasticity.cluster.Resources;
import levante.elasticity.request.RoomRequest.State;
import levante.elasticity.request.RoomRequest.Wanted;
import levante.kernel.ClusterId;
import levante.kernel.Quantity;
import org.junit.jupiter.api.Test;

/** What every ledger of requests keeps. */
public abstract class RequestLedgerContract {
  private static final ClusterId ID = new ClusterId("cloud-7f3a2b");
  private static final ClusterId OTHER = new ClusterId("edge-1");
  private static final Wanted WANTED =
      new Wanted(
          "ada",
          Resources.of(
              Map.of(
                  Resources.CPU, Quantity.parse("500m"),
                  Resources.MEMORY, Quantity.parse("1Gi"),
                  Resources.GPU, Quantity.of(1))),
          3,
          Duration.ofHours(1),
          Duration.ofMinutes(2));

  /** The ledger, which remembers for a day; the same one at each call, opened anew. */
  protected abstract RequestLedger ledger();

  @Test
  void whatWasAskedForIsThereAfterARestart() {
    RoomRequest request = RoomRequest.asked("one", WANTED, NOON);
    ledger().add(ID, request);
    assertThat(ledger().find(ID, "one")).contains(request);
    assertThat(ledger().open(ID)).containsExactly(request);
    assertThat(ledger().find(OTHER, "one")).isEmpty();
    assertThat(ledger().clustersWithOpen()).containsExactly(ID);
  }

  @Test
  void whatIsOverStaysAsItEnded() {
    RoomRequest request = RoomRequest.asked("one", WANTED, NOON);
    ledger().add(ID, request);
    RoomRequest served = request.with(3).as(State.SERVED, NOON.plusSeconds(90));
    assertThat(ledger().change(ID, served)).isTrue();
    assertThat(ledger().open(ID)).containsExactly(served);
    RoomRequest withdrawn = served.as(State.WITHDRAWN, NOON.plusSeconds(100));
    assertThat(ledger().change(ID, withdrawn)).isTrue();
    assertThat(ledger().change(ID, served)).isFalse();
    assertThat(ledger().find(ID, "one")).contains(withdrawn);
    assertThat(ledger().open(ID)).isEmpty();
    assertThat(ledger().clustersWithOpen()).isEmpty();
  }

  @Test
  void theNewestComeFirstAndTheOldOnesAreForgotten() {
    RoomRequest old = RoomRequest.asked("old", WANTED, NOON);
    RoomRequest open = RoomRequest.asked("open", WANTED, NOON.plusSeconds(1));
    ledger().add(ID, old);
    ledger().add(ID, open);
    assertThat(ledger().recent(ID, 10)).containsExactly(open, old);
    assertThat(ledger().recent(ID, 1)).containsExactly(open);
    ledger().change(ID, old.as(State.WITHDRAWN, NOON.plusSeconds(2)));
    RoomRequest later = RoomRequest.asked("later", WANTED, NOON.plus(Duration.ofDays(2)));
    ledger().add(ID, later);
    assertThat(ledger().recent(ID, 10)).containsExactly(later, open);
  }
}
