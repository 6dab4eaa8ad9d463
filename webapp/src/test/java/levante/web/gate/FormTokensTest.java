package levante.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import levante.kernel.Secret;
import org.junit.jupiter.api.Test;

class FormTokensTest {
  private static final Secret SESSION = Secret.of("session");

  @Test
  void aTokenBelongsToItsSessionAndItsServer() {
    FormTokens tokens = new FormTokens(key(1));
    String token = tokens.of(SESSION);
    assertThat(tokens.matches(SESSION, token)).isTrue();
    assertThat(tokens.matches(Secret.of("another"), token)).isFalse();
    assertThat(tokens.matches(SESSION, "")).isFalse();
    assertThat(new FormTokens(key(2)).matches(SESSION, token)).isFalse();
  }

  private static SecretKey key(int fill) {
    byte[] bytes = new byte[32];
    java.util.Arrays.fill(bytes, (byte) fill);
    return new SecretKeySpec(bytes, "AES");
  }
}
