package levante.web.page.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
  private static final OwnerId ADA = new OwnerId("ada");
  private static final OwnerId BOB = new OwnerId("bob");
  private static final String LINE = "id = site; type = OpenStack; password = pässword";

  private final Seal seal = new Seal(key((byte) 1));

  private static SecretKey key(byte first) {
    byte[] bytes = new byte[32];
    bytes[0] = first;
    return new SecretKeySpec(bytes, "AES");
  }

  @Test
  void whatWasSealedIsOpenedForTheSameUserAndIsNotReadable() {
    String sealed = seal.close(ADA, Secret.of(LINE));
    assertThat(sealed).matches("[A-Za-z0-9_-]+").doesNotContain("OpenStack");
    assertThat(seal.open(ADA, sealed).reveal()).isEqualTo(LINE);
    assertThat(seal.close(ADA, Secret.of(LINE))).isNotEqualTo(sealed);
  }

  @Test
  void nobodyElseOpensIt() {
    String sealed = seal.close(ADA, Secret.of(LINE));
    assertThatThrownBy(() -> seal.open(BOB, sealed)).isInstanceOf(LevanteException.class);
    assertThatThrownBy(() -> new Seal(key((byte) 2)).open(ADA, sealed))
        .isInstanceOf(LevanteException.class);
    String bent = (sealed.charAt(0) == 'A' ? "B" : "A") + sealed.substring(1);
    assertThatThrownBy(() -> seal.open(ADA, bent)).isInstanceOf(LevanteException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "A", "not base64!", "AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void whatWasNeverSealedIsRefusedWithASentence(String never) {
    assertThatThrownBy(() -> seal.open(ADA, never))
        .isInstanceOf(LevanteException.class)
        .hasMessageContaining("type them again");
  }
}
