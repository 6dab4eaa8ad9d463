package levante.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import levante.kernel.Secret;
import levante.web.SettableClock;
import org.junit.jupiter.api.Test;

class VerifiedPasswordsTest {
  private final SettableClock clock = new SettableClock();
  private final VerifiedPasswords verified =
      new VerifiedPasswords(clock, Duration.ofMinutes(5), new SecureRandom());
  private final User ada = UserStoreContract.ADA;

  @Test
  void aPasswordIsRememberedForItsTimeOnly() {
    verified.add(ada, Secret.of("p"));
    assertThat(verified.contains(ada, Secret.of("p"))).isTrue();
    assertThat(verified.contains(ada, Secret.of("q"))).isFalse();
    clock.pass(Duration.ofMinutes(5));
    assertThat(verified.contains(ada, Secret.of("p"))).isFalse();
  }

  @Test
  void aPasswordThatIsBroughtAgainIsRememberedAnew() {
    verified.add(ada, Secret.of("p"));
    clock.pass(Duration.ofMinutes(4));
    assertThat(verified.contains(ada, Secret.of("p"))).isTrue();
    clock.pass(Duration.ofMinutes(4));
    assertThat(verified.contains(ada, Secret.of("p"))).isTrue();
  }

  @Test
  void aChangedPasswordIsForgottenAtOnce() {
    verified.add(ada, Secret.of("p"));
    User changed = new User(ada.name(), new PasswordHash("00", 1, "11"), ada.role(), ada.created());
    assertThat(verified.contains(changed, Secret.of("p"))).isFalse();
  }
}
