package levante.elasticity.hook;

import static levante.elasticity.Seen.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import levante.elasticity.TestDatabase;
import levante.elasticity.adapter.jdbc.JdbcDecisionJournal;
import levante.elasticity.adapter.jdbc.JdbcHookLog;
import levante.elasticity.adapter.jdbc.JdbcStateLedger;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.simulate.VirtualClock;
import levante.elasticity.state.NodeSpell;
import levante.elasticity.state.NodeState;
import levante.elasticity.state.StateChange;
import levante.elasticity.state.StateLedger;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookLoopTest {
  private static final ClusterId ID = new ClusterId("cloud-7f3a2b");

  private final DataSource levante = TestDatabase.fresh();
  private final HookLog log = new JdbcHookLog(levante);
  private final StateLedger states = new JdbcStateLedger(levante, Duration.ofDays(30));
  private final VirtualClock clock = new VirtualClock(NOON);
  private final List<HookEvent> heard = new ArrayList<>();
  private boolean deaf;

  private HookLoop loop() {
    return new HookLoop(log, this::hear, clock);
  }

  private void hear(HookEvent event) {
    if (deaf) {
      throw new LevanteException(ErrorCode.HOOK_NOT_TAKEN, "answered 503");
    }
    heard.add(event);
  }

  private static StateChange change(NodeState was, NodeState state, Instant at) {
    return new StateChange(
        new NodeSpell("n-1", Optional.of("cloud"), state, at), Optional.ofNullable(was));
  }

  private void happens(NodeState was, NodeState state) {
    states.begin(ID, List.of(change(was, state, clock.instant())));
  }

  private void tick() {
    clock.advance(Duration.ofSeconds(2));
    loop().tick();
  }

  private List<HookKind> kinds() {
    return heard.stream().map(HookEvent::kind).toList();
  }

  @Test
  void whatHappenedBeforeThereWasAReceiverIsNotTold() {
    happens(null, NodeState.POW_ON);
    tick();
    assertThat(heard).isEmpty();
    happens(NodeState.POW_ON, NodeState.IDLE);
    tick();
    tick();
    assertThat(kinds()).containsExactly(HookKind.POWEREDON);
    assertThat(heard.get(0).subject()).isEqualTo("n-1");
    assertThat(heard.get(0).data()).containsEntry("was", "pow_on").containsEntry("pool", "cloud");
  }

  @Test
  void whatWasNotTakenIsToldAgainInItsOrderAlsoAfterARestart() {
    tick();
    deaf = true;
    happens(null, NodeState.POW_ON);
    happens(NodeState.POW_ON, NodeState.USED);
    tick();
    deaf = false;
    loop().tick();
    assertThat(heard).as("before its time").isEmpty();
    tick();
    assertThat(kinds()).containsExactly(HookKind.POST_POWERON, HookKind.POWEREDON);
  }

  @Test
  void aReceiverThatIsAwayIsAskedLessAndLess() {
    tick();
    deaf = true;
    happens(null, NodeState.POW_ON);
    int asked = 0;
    for (int i = 0; i < 300; i++) {
      int before = log.cursor(HookSource.STATES).failures();
      tick();
      asked += log.cursor(HookSource.STATES).failures() - before;
    }
    assertThat(asked).as("times in 10 minutes").isBetween(5, 12);
  }

  @Test
  void whatCouldNotBeToldWithinADayIsLeftOut() {
    tick();
    happens(null, NodeState.POW_ON);
    clock.advance(Duration.ofDays(2));
    happens(NodeState.POW_ON, NodeState.IDLE);
    tick();
    assertThat(kinds()).containsExactly(HookKind.POWEREDON);
  }

  @Test
  void ordersAreRequestsOfTheirPodsAndComeBeforeTheNodes() {
    tick();
    new JdbcDecisionJournal(levante)
        .record(
            ID,
            clock.instant(),
            List.of(
                new ScalingDecision.ScaleUp(
                    "cloud",
                    2,
                    2,
                    List.of(),
                    "pods wait",
                    List.of("default/a"),
                    0,
                    List.of(),
                    BigDecimal.ONE),
                new ScalingDecision.Release("n-9", "it is cordoned and empty"),
                ScalingDecision.Hold.because("nothing")));
    tick();
    assertThat(kinds())
        .containsExactly(HookKind.REQUEST, HookKind.PRE_POWERON, HookKind.POST_POWEROFF);
    assertThat(heard.get(0).data()).containsEntry("pods", List.of("default/a"));
    assertThat(heard.get(2).subject()).isEqualTo("n-9");
  }

  @ParameterizedTest
  @CsvSource({
    "USED, IDLE, IDLE",
    "UNKNOWN, USED, USED",
    "ON_ERR, IDLE, IDLE",
    "OFF_ERR, IDLE, UNEXPECTED_POWERON POWEREDON",
    "POW_ON, USED, POWEREDON",
    "IDLE, POW_OFF, PRE_POWEROFF",
    "POW_OFF, OFF, POWEREDOFF",
    "OFF_ERR, OFF, POWEREDOFF",
    "USED, OFF, UNEXPECTED_POWEROFF POWEREDOFF",
    "POW_ON, OFF_ERR, OFFERR",
    "USED, ON_ERR, ONERR",
    "USED, UNKNOWN, UNKNOWN"
  })
  void aChangeIsTheHookThatCluesCalls(NodeState was, NodeState state, String hooks) {
    assertThat(HookEvents.of(1, ID, change(was, state, NOON)))
        .extracting(event -> event.kind().name())
        .containsExactly(hooks.split(" "));
  }
}
