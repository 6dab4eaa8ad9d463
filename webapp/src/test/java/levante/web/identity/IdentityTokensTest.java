package levante.web.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.web.SettableClock;
import levante.web.identity.Admission.Rule;
import levante.web.security.Role;
import levante.web.security.User;
import org.junit.jupiter.api.Test;

class IdentityTokensTest {
  private static final Secret TOKEN = Secret.of("t0k3n");
  private static final Identity ADA = new Identity("i", "ada", Map.of("groups", List.of("lab")));
  private static final Identity EVE = new Identity("i", "eve", Map.of());

  private final SettableClock clock = new SettableClock();
  private final Provider provider = new Provider();
  private final IdentityTokens tokens =
      new IdentityTokens(
          provider,
          new WelcomeIdentity(
              new MemoryIdentities(),
              new Admission(List.of(Rule.read("groups=lab")), List.of()),
              new SecureRandom(),
              clock),
          Duration.ofMinutes(5),
          clock);

  private static final class Provider implements IdentityProvider {
    private final Map<String, Held> held = new TreeMap<>();
    private boolean away;
    private int asked;

    void holds(Identity who, Instant until) {
      held.put(TOKEN.reveal(), new Held(who, until));
    }

    @Override
    public URI signInAt(SignInAttempt attempt) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Identity redeem(Secret code, SignInAttempt attempt) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Held> holderOf(Secret token) {
      asked++;
      if (away) {
        throw new LevanteException(ErrorCode.IDENTITY_PROVIDER_UNREACHABLE, "away");
      }
      return Optional.ofNullable(held.get(token.reveal()));
    }
  }

  @Test
  void aGoodTokenIsAskedForOnceInFiveMinutes() {
    provider.holds(ADA, clock.instant().plus(Duration.ofHours(1)));
    for (int i = 0; i < 3; i++) {
      assertThat(tokens.holderOf(TOKEN)).map(User::name).contains(new OwnerId("ada"));
    }
    assertThat(provider.asked).isEqualTo(1);
    assertThat(tokens.holderOf(TOKEN)).map(User::role).contains(Role.USER);
    provider.held.clear();
    clock.pass(Duration.ofMinutes(5));
    assertThat(tokens.holderOf(TOKEN)).isEmpty();
  }

  @Test
  void itIsNotRememberedBeyondItsEnd() {
    provider.holds(ADA, clock.instant().plus(Duration.ofMinutes(1)));
    assertThat(tokens.holderOf(TOKEN)).isPresent();
    provider.held.clear();
    clock.pass(Duration.ofMinutes(1));
    assertThat(tokens.holderOf(TOKEN)).isEmpty();
  }

  @Test
  void whoIsNotAdmittedHasNone() {
    provider.holds(EVE, clock.instant().plus(Duration.ofHours(1)));
    assertThat(tokens.holderOf(TOKEN)).isEmpty();
  }

  @Test
  void aProviderThatIsAwayIsNoAnswerButForWhatIsRemembered() {
    provider.holds(ADA, clock.instant().plus(Duration.ofHours(1)));
    assertThat(tokens.holderOf(TOKEN)).isPresent();
    provider.away = true;
    assertThat(tokens.holderOf(TOKEN)).isPresent();
    assertThatThrownBy(() -> tokens.holderOf(Secret.of("another")))
        .isInstanceOf(LevanteException.class);
  }
}
