package levante.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.web.SettableClock;
import levante.web.security.Authenticator;
import levante.web.security.Caller;
import levante.web.security.FailedTries;
import levante.web.security.MemorySessions;
import levante.web.security.MemoryUsers;
import levante.web.security.PasswordHash;
import levante.web.security.Role;
import levante.web.security.Sessions;
import levante.web.security.User;
import levante.web.security.VerifiedPasswords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
  private static final OwnerId ADA = new OwnerId("ada");
  private static final String WRONG = "Basic YWRhOndyb25n";
  private static final Caller CALLER = Caller.of(ADA, Role.USER);

  private final SettableClock clock = new SettableClock();
  private final SecureRandom random = new SecureRandom();
  private final MemoryUsers users = new MemoryUsers();
  private final Sessions sessions = new Sessions(new MemorySessions(), random, clock);
  private final List<String> refusals = new ArrayList<>();
  private final Gate gate =
      new Gate(
          new Authenticator(
              new Authenticator.Directory(users, sessions, Authenticator.ForeignTokens.NONE),
              new VerifiedPasswords(clock, Duration.ofMinutes(5), random),
              new FailedTries(clock)),
          (user, path) -> refusals.add(user + " at " + path));

  GateTest() {
    users.add(
        new User(ADA, PasswordHash.of(Secret.of("p"), 10, random), Role.USER, clock.instant()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health",
        "/health/ready",
        "/metrics",
        "/openapi",
        "/api/v1/version",
        "/api/v1/openapi.yaml",
        "/im/version",
        "/oscar/edge-7f3a2b/health",
        "/oscar/edge-7f3a2b/system/services/api/exposed",
        "/oscar/edge-7f3a2b/system/services/api/exposed/x/y",
        "/signin",
        "/language/es",
        "/errors",
        "/assets/levante.css"
      })
  void openPathsAskNobody(String path) {
    assertThat(gate.decide(ask(path, WRONG))).isEqualTo(new Decision.Pass(Optional.empty(), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/im/infrastructures",
        "/im/versions",
        "/oscar/edge-7f3a2b/system/services/api",
        "/oscar/edge-7f3a2b/system/services/api/exposedx",
        "/oscar/edge-7f3a2b/system/services/api%2Fx/y/exposed",
        "/im",
        "/api/v1/infrastructures",
        "/api/v1/version/x",
        "/api/v1%2Fversion",
        "/oscar/edge-7f3a2b/system/services",
        "/oscar/edge%2Fhealth",
        "/oscar//health",
        "/api/v1/nothing/of/that/name"
      })
  void everyOtherPathOfAWireAnswersBadAndMissingCredentialsAlike(String path) {
    Decision challenge = new Decision.Challenge(Gate.BASIC);
    assertThat(gate.decide(ask(path, WRONG))).isEqualTo(challenge);
    assertThat(gate.decide(ask(path, "nonsense"))).isEqualTo(challenge);
    assertThat(gate.decide(new Knock(path, Optional.empty(), Optional.empty(), true)))
        .isEqualTo(challenge);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/live", "/pictures/abc", "/signout", "/healthy", "/signin/x", "/language"})
  void aBrowserIsLedToTheSignInPageAndWhatAPageLoadsIsNot(String path) {
    assertThat(gate.decide(new Knock(path, Optional.empty(), Optional.empty(), true)))
        .isEqualTo(new Decision.SignIn());
    assertThat(gate.decide(new Knock(path, Optional.empty(), Optional.empty(), false)))
        .isEqualTo(new Decision.Challenge(Gate.SESSION));
  }

  @Test
  void theSessionCookieSignsInAndIsToldApart() {
    Secret token = sessions.open(ADA, Duration.ofHours(1));
    assertThat(gate.decide(new Knock("/", Optional.empty(), Optional.of(token), true)))
        .isEqualTo(new Decision.Pass(Optional.of(CALLER), true));
    assertThat(gate.decide(ask("/im/infrastructures", "Bearer " + token.reveal())))
        .isEqualTo(new Decision.Pass(Optional.of(CALLER), false));
  }

  @Test
  void aWrongHeaderIsRefusedEvenBesideAGoodCookie() {
    Secret token = sessions.open(ADA, Duration.ofHours(1));
    Knock knock = new Knock("/api/v1/x", Optional.of(WRONG), Optional.of(token), false);
    assertThat(gate.decide(knock)).isEqualTo(new Decision.Challenge(Gate.BASIC));
  }

  @Test
  void aWebhookWithATokenOfItsOwnGoesOnWithoutACaller() {
    Decision nobody = new Decision.Pass(Optional.empty(), false);
    assertThat(gate.decide(ask("/hooks/minio", "Bearer of-its-own"))).isEqualTo(nobody);
    assertThat(gate.decide(ask("/oscar/edge-7f3a2b/job/s", "Bearer of-its-own"))).isEqualTo(nobody);
    assertThat(gate.decide(ask("/oscar/edge-7f3a2b/job/s", "Basic YWRhOnA=")))
        .isEqualTo(new Decision.Pass(Optional.of(CALLER), false));
  }

  @Test
  void afterManyWrongPasswordsTheNextHasToWait() {
    List.of(1, 2, 3, 4, 5).forEach(i -> gate.decide(ask("/im/infrastructures", WRONG)));
    assertThat(gate.decide(ask("/im/infrastructures", WRONG)))
        .isEqualTo(new Decision.Slow(Duration.ofSeconds(1), "too many wrong passwords"));
  }

  @Test
  void aWrongPasswordIsToldWithItsNameAndPathAndNothingElseIs() {
    gate.decide(ask("/api/v1/x", WRONG));
    gate.decide(ask("/im/infrastructures", "Basic YWRhOnA="));
    gate.decide(ask("/api/v1/x", "Bearer of-nobody"));
    gate.decide(ask("/api/v1/x", "nonsense"));
    gate.decide(new Knock("/", Optional.empty(), Optional.empty(), true));
    assertThat(refusals).containsExactly("ada at /api/v1/x");
  }

  private static Knock ask(String path, String authorization) {
    return new Knock(path, Optional.of(authorization), Optional.empty(), false);
  }
}
