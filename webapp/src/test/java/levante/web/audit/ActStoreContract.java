package levante.web.audit;

import static levante.web.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import levante.kernel.OwnerId;
import org.junit.jupiter.api.Test;

/** What every store of acts promises. */
public abstract class ActStoreContract {
  private static final OwnerId ADA = new OwnerId("ada");
  private static final OwnerId BOB = new OwnerId("bob");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

  /** An empty store. */
  protected abstract ActStore store();

  /** Something done by somebody. */
  public static Act act(Instant at, OwnerId who, String path) {
    return new Act(
        at,
        Optional.of(who),
        Via.REST,
        new Act.Asked("POST", path, "/api/v1/" + path),
        new Act.Answered(201, Optional.empty(), Optional.of("/made")));
  }

  private static List<Act> acts(List<KeptAct> kept) {
    return kept.stream().map(KeptAct::act).toList();
  }

  @Test
  void anActIsReadBackAsItWas() {
    ActStore store = store();
    Act refused =
        new Act(
            NOON.plusNanos(123_456_000),
            Optional.empty(),
            Via.COMMAND_LINE,
            new Act.Asked("DELETE", "", "/é"),
            new Act.Answered(409, Optional.of("CONFLICT"), Optional.empty()));
    Act done = act(NOON, ADA, "infrastructures");
    store.add(List.of(done, refused));
    assertThat(acts(store.find(ActQuery.ALL, 10))).containsExactly(refused, done);
  }

  @Test
  void actsAreFoundByUserByKindAndByDay() {
    ActStore store = store();
    Act early = act(NOON.minus(Duration.ofHours(12)), ADA, "services");
    Act late = act(NOON.plus(Duration.ofHours(12)), ADA, "services");
    Act other = act(NOON, BOB, "services");
    Act cloud = act(NOON, ADA, "clouds");
    store.add(List.of(early, late, other, cloud));
    assertThat(acts(store.find(ActQuery.read("bob", "", "", ""), 10))).containsExactly(other);
    assertThat(acts(store.find(ActQuery.read("", "clouds", "", ""), 10))).containsExactly(cloud);
    assertThat(acts(store.find(ActQuery.read("", "", TODAY.toString(), ""), 10)))
        .containsExactly(cloud, other, early);
    assertThat(acts(store.find(ActQuery.read("ada", "services", TODAY.toString(), ""), 10)))
        .containsExactly(early);
  }

  @Test
  void pagesFollowOneAnotherThoughAllIsOfOneMoment() {
    ActStore store = store();
    List<Act> many = IntStream.range(0, 7).mapToObj(i -> act(NOON, ADA, "services/" + i)).toList();
    store.add(many);
    List<KeptAct> first = store.find(ActQuery.ALL, 3);
    List<KeptAct> second = store.find(after(first), 3);
    List<KeptAct> third = store.find(after(second), 3);
    assertThat(first).hasSize(3);
    assertThat(second).hasSize(3);
    assertThat(acts(third)).containsExactly(many.get(0));
    assertThat(store.find(after(third), 3)).isEmpty();
  }

  /** As a link carries it. */
  private static ActQuery after(List<KeptAct> page) {
    return ActQuery.read("", "", "", page.get(page.size() - 1).place().text());
  }

  @Test
  void whatIsOldIsTakenAwayAndTheRestStays() {
    ActStore store = store();
    Act old = act(NOON.minusSeconds(1), ADA, "services");
    Act young = act(NOON, ADA, "services");
    store.add(List.of(old, young));
    assertThat(store.removeBefore(NOON)).isEqualTo(1);
    assertThat(acts(store.find(ActQuery.ALL, 10))).containsExactly(young);
  }
}
