package levante.web.audit;

import static levante.web.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import levante.web.SettableClock;
import levante.web.account.MemoryAccounts;
import levante.web.security.Caller;
import levante.web.security.MemoryUsers;
import levante.web.security.Role;
import levante.web.security.User;
import levante.web.security.UserStoreContract;
import org.junit.jupiter.api.Test;

class SignInsTest {
  private static final User ADA = UserStoreContract.ADA;

  private final SettableClock clock = new SettableClock();
  private final MemoryUsers users = new MemoryUsers();
  private final MemoryAccounts accounts = new MemoryAccounts();
  private final AuditTrail trail =
      new AuditTrail(
          new MemoryActs(),
          new ActListener() {
            @Override
            public void kept(int acts) {}

            @Override
            public void lost(int acts) {}
          },
          Duration.ofDays(90),
          clock);
  private final SignIns signIns = new SignIns(trail, new SignIns.Known(users, accounts), clock);

  SignInsTest() {
    users.add(ADA);
  }

  private List<Act> acts() {
    return trail.find(Caller.of(ADA.name(), Role.ADMIN), ActQuery.ALL, 10).stream()
        .map(KeptAct::act)
        .toList();
  }

  @Test
  void aSignInIsKeptAndNotedBesideTheUser() {
    signIns.done(ADA.name(), "/signin");
    assertThat(acts()).singleElement().satisfies(act -> assertThat(act.who()).contains(ADA.name()));
    assertThat(acts().get(0).asked().area()).isEqualTo(Area.SIGN_IN);
    assertThat(acts().get(0).answered().isDone()).isTrue();
    assertThat(accounts.signedIn()).containsEntry(ADA.name(), NOON);
  }

  @Test
  void aWrongPasswordIsKeptWithTheUserItWasTriedFor() {
    signIns.refused("ada", "/im/infrastructures");
    assertThat(acts().get(0).who()).contains(ADA.name());
    assertThat(acts().get(0).via()).isEqualTo(Via.IM);
    assertThat(acts().get(0).answered())
        .isEqualTo(new Act.Answered(401, Optional.of("UNAUTHENTICATED"), Optional.empty()));
    assertThat(accounts.signedIn()).isEmpty();
  }

  @Test
  void aNameThatNobodyHasIsNotKeptForItMayBeAPassword() {
    List.of("correct-horse", "no name at all!").forEach(name -> signIns.refused(name, "/signin"));
    signIns.refused("/signin/oidc/callback", 403, "FORBIDDEN");
    assertThat(acts()).hasSize(3).allSatisfy(act -> assertThat(act.who()).isEmpty());
    assertThat(acts().toString()).doesNotContain("correct-horse").doesNotContain("no name");
  }
}
