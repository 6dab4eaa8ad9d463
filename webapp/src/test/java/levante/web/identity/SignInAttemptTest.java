package levante.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInAttemptTest {
  @Test
  void aCookieHoldsItWhole() {
    SignInAttempt attempt = SignInAttempt.begin(new SecureRandom());
    assertThat(SignInAttempt.read(attempt.text().reveal())).contains(attempt);
    assertThat(attempt.state()).isNotEqualTo(attempt.nonce()).isNotEqualTo(attempt.verifier());
    assertThat(attempt.toString()).doesNotContain(attempt.verifier().reveal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a.b.c", "not ours"})
  void whatIsNoneOfOursIsNone(String text) {
    assertThat(SignInAttempt.read(text)).isEmpty();
  }
}
