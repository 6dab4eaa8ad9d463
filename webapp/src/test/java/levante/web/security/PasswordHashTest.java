package levante.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import levante.kernel.Secret;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
  @Test
  void itIsPbkdf2WithHmacSha256() {
    // Source: RFC 7914, section 11, "passwd" and "salt", 1 iteration, first 32 of 64 bytes.
    PasswordHash known =
        new PasswordHash(
            "73616c74", 1, "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc");
    assertThat(known.matches(Secret.of("passwd"))).isTrue();
    assertThat(known.matches(Secret.of("Passwd"))).isFalse();
  }

  @Test
  void onePasswordHashesDifferentlyEachTime() {
    SecureRandom random = new SecureRandom();
    PasswordHash one = PasswordHash.of(Secret.of("p"), 10, random);
    PasswordHash other = PasswordHash.of(Secret.of("p"), 10, random);
    assertThat(one).isNotEqualTo(other);
    assertThat(one.matches(Secret.of("p"))).isTrue();
  }

  @Test
  void itPrintsNeitherSaltNorHash() {
    assertThat(new PasswordHash("aabb", 7, "ccdd")).hasToString("pbkdf2-sha256/7");
  }
}
