package levante.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.web.SettableClock;
import levante.web.credential.CloudCredential;
import levante.web.credential.Credentials;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {
  private static final OwnerId ADA = new OwnerId("ada");
  private static final CloudCredential CLOUD =
      new CloudCredential(Optional.of("d"), "Dummy", Map.of());

  private final SettableClock clock = new SettableClock();
  private final SecureRandom random = new SecureRandom();
  private final MemoryUsers users = new MemoryUsers();
  private final Sessions sessions = new Sessions(new MemorySessions(), random, clock);
  private final Authenticator authenticator =
      new Authenticator(
          new Authenticator.Directory(users, sessions, Authenticator.ForeignTokens.NONE),
          new VerifiedPasswords(clock, Duration.ofMinutes(5), random),
          new FailedTries(clock));

  AuthenticatorTest() {
    // Few iterations: the time that a hash takes is not what is tested.
    users.add(
        new User(ADA, PasswordHash.of(Secret.of("right"), 10, random), Role.USER, clock.instant()));
  }

  @Test
  void theRightPasswordIsVerifiedAndKeepsTheCloudCredentials() {
    assertThat(authenticator.decide(password("ada", "right")))
        .isEqualTo(new Verdict.Verified(new Caller(ADA, Role.USER, List.of(CLOUD))));
  }

  @Test
  void aWrongPasswordAndAnUnknownNameAreToldAlike() {
    assertThat(authenticator.decide(password("ada", "wrong"))).isEqualTo(new Verdict.Refused());
    assertThat(authenticator.decide(password("bob", "right"))).isEqualTo(new Verdict.Refused());
    assertThat(authenticator.decide(password("no such name!", "x")))
        .isEqualTo(new Verdict.Refused());
    assertThat(authenticator.decide(new Credentials.Absent())).isEqualTo(new Verdict.Refused());
  }

  @Test
  void aTokenIsGoodUntilItExpires() {
    Credentials token = new Credentials.Token(sessions.open(ADA, Duration.ofHours(1)), List.of());
    assertThat(authenticator.decide(token)).isInstanceOf(Verdict.Verified.class);
    clock.pass(Duration.ofHours(1));
    assertThat(authenticator.decide(token)).isEqualTo(new Verdict.Refused());
  }

  @Test
  void aClosedSessionIsNoSession() {
    Secret token = sessions.open(ADA, Duration.ofHours(1));
    sessions.close(token);
    assertThat(authenticator.ofSession(token)).isEqualTo(new Verdict.Refused());
  }

  @Test
  void manyWhoBringTheRightPasswordAtOnceNeedOneHashAndNotOneEach() throws Exception {
    OwnerId eve = new OwnerId("eve");
    PasswordHash slow = PasswordHash.of(Secret.of("right"), 1_000_000, random);
    users.add(new User(eve, slow, Role.USER, clock.instant()));
    ExecutorService threads = Executors.newFixedThreadPool(40);
    try {
      List<Future<Verdict>> verdicts =
          threads.invokeAll(
              Collections.nCopies(40, () -> authenticator.decide(password("eve", "right"))));
      for (Future<Verdict> verdict : verdicts) {
        assertThat(verdict.get()).isInstanceOf(Verdict.Verified.class);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whoseTurnDoesNotComeIsToldSoAndNotThatPasswordsWereWrong() throws Exception {
    OwnerId eve = new OwnerId("eve");
    PasswordHash slow = PasswordHash.of(Secret.of("right"), 1_000_000, random);
    users.add(new User(eve, slow, Role.USER, clock.instant()));
    Authenticator impatient =
        new Authenticator(
            new Authenticator.Directory(users, sessions, Authenticator.ForeignTokens.NONE),
            new VerifiedPasswords(clock, Duration.ofMinutes(5), random),
            new FailedTries(clock),
            Duration.ZERO);
    ExecutorService threads = Executors.newFixedThreadPool(40);
    try {
      List<Verdict> verdicts = new ArrayList<>();
      Callable<Verdict> knock = () -> impatient.decide(password("eve", "right"));
      for (Future<Verdict> verdict : threads.invokeAll(Collections.nCopies(40, knock))) {
        verdicts.add(verdict.get());
      }
      Verdict busy =
          new Verdict.Slowed(Duration.ofSeconds(5), "too many passwords are being checked");
      assertThat(verdicts).contains(busy);
      assertThat(verdicts).allMatch(one -> one.equals(busy) || one instanceof Verdict.Verified);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whoGuessesIsSlowedAndWhoWasVerifiedLatelyIsNot() {
    assertThat(authenticator.decide(password("ada", "right"))).isInstanceOf(Verdict.Verified.class);
    for (int i = 0; i < 5; i++) {
      assertThat(authenticator.decide(password("ada", "wrong" + i)))
          .isEqualTo(new Verdict.Refused());
    }
    assertThat(authenticator.decide(password("ada", "wrong")))
        .isEqualTo(new Verdict.Slowed(Duration.ofSeconds(1), "too many wrong passwords"));
    assertThat(authenticator.decide(password("ada", "right"))).isInstanceOf(Verdict.Verified.class);
  }

  private static Credentials password(String user, String password) {
    return new Credentials.Password(user, Secret.of(password), List.of(CLOUD));
  }
}
