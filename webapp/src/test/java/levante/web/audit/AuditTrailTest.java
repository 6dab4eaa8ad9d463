package levante.web.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.web.SettableClock;
import levante.web.security.Caller;
import levante.web.security.Role;
import org.junit.jupiter.api.Test;

class AuditTrailTest {
  private static final OwnerId ADA = new OwnerId("ada");
  private static final Caller ADMIN = Caller.of(new OwnerId("admin"), Role.ADMIN);
  private static final Act.Answered DONE =
      new Act.Answered(204, Optional.empty(), Optional.empty());

  private final SettableClock clock = new SettableClock();
  private final MemoryActs store = new MemoryActs();
  private final AtomicInteger kept = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private final AuditTrail trail =
      new AuditTrail(
          store,
          new ActListener() {
            @Override
            public void kept(int acts) {
              kept.addAndGet(acts);
            }

            @Override
            public void lost(int acts) {
              lost.addAndGet(acts);
            }
          },
          Duration.ofDays(90),
          clock,
          2);

  private void lock(String id) {
    trail.record(
        Optional.of(ADA),
        Via.PAGE,
        new Act.Asked("POST", "infrastructures/{id}/lock", "/infrastructures/" + id + "/lock"),
        DONE);
  }

  private List<String> paths(Caller caller, ActQuery wanted) {
    return trail.find(caller, wanted, 10).stream().map(one -> one.act().asked().path()).toList();
  }

  @Test
  void whoRecordsDoesNotWaitForTheDatabase() {
    AtomicInteger rung = new AtomicInteger();
    trail.news().connect(rung::incrementAndGet);
    lock("a");
    assertThat(store.find(ActQuery.ALL, 10)).isEmpty();
    assertThat(rung).hasValue(1);
    trail.write();
    assertThat(store.find(ActQuery.ALL, 10)).hasSize(1);
    assertThat(kept).hasValue(1);
  }

  @Test
  void whatIsMoreThanCanWaitIsWrittenAtOnce() {
    List.of("a", "b", "c").forEach(this::lock);
    assertThat(store.find(ActQuery.ALL, 10)).hasSize(1);
    trail.write();
    assertThat(store.find(ActQuery.ALL, 10)).hasSize(3);
  }

  @Test
  void aDatabaseThatIsAwayFailsNoRequestAndTheGapIsTold() {
    store.isAway(true);
    List.of("a", "b", "c").forEach(this::lock);
    trail.write();
    assertThat(lost).hasValue(3);
    store.isAway(false);
    lock("d");
    assertThat(paths(ADMIN, ActQuery.ALL)).containsExactly("/infrastructures/d/lock");
  }

  @Test
  void whoLooksSeesWhatWasDoneUntilNow() {
    lock("a");
    assertThat(paths(ADMIN, ActQuery.ALL)).containsExactly("/infrastructures/a/lock");
  }

  @Test
  void aUserSeesWhatTheyDidAndOnlyAnAdminSeesTheOthers() {
    lock("a");
    Caller bob = Caller.of(new OwnerId("bob"), Role.USER);
    assertThat(paths(Caller.of(ADA, Role.USER), ActQuery.ALL.of(ADA))).hasSize(1);
    assertThat(paths(bob, ActQuery.ALL.of(bob.owner()))).isEmpty();
    for (ActQuery wanted : List.of(ActQuery.ALL, ActQuery.ALL.of(ADA))) {
      assertThatThrownBy(() -> trail.find(bob, wanted, 10))
          .isInstanceOfSatisfying(
              LevanteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
    }
  }

  @Test
  void whatIsOlderThanItIsToBeKeptLeaves() {
    lock("a");
    trail.write();
    clock.pass(Duration.ofDays(90));
    lock("b");
    trail.write();
    trail.sweep();
    assertThat(store.find(ActQuery.ALL, 10)).hasSize(2);
    clock.pass(Duration.ofSeconds(1));
    trail.sweep();
    assertThat(paths(ADMIN, ActQuery.ALL)).containsExactly("/infrastructures/b/lock");
  }
}
