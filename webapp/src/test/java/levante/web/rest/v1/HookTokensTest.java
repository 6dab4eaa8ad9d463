package levante.web.rest.v1;

import static org.assertj.core.api.Assertions.assertThat;

import javax.crypto.spec.SecretKeySpec;
import levante.kernel.ClusterId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookTokensTest {
  private static final ClusterId EDGE = new ClusterId("edge-7f3a2b");
  private static final ClusterId CLOUD = new ClusterId("cloud-7f3a2b");

  private static HookTokens under(int key) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) key;
    return new HookTokens(new SecretKeySpec(bytes, "AES"));
  }

  @Test
  void aTokenOpensItsOwnClustersHookOnly() {
    HookTokens tokens = under(1);
    String edge = tokens.of(EDGE).reveal();
    assertThat(tokens.matches(EDGE, edge)).isTrue();
    assertThat(tokens.matches(CLOUD, edge)).isFalse();
    assertThat(tokens.matches(EDGE, "")).isFalse();
    assertThat(under(2).matches(EDGE, edge)).isFalse();
  }

  @Test
  void aTokenIsTheSameAfterARestart() {
    assertThat(under(1).of(EDGE)).isEqualTo(under(1).of(EDGE));
  }

  @ParameterizedTest
  @CsvSource({
    "5,java.lang.Long",
    "-5,java.lang.Long",
    "0.5,java.lang.Double",
    "true,java.lang.Boolean",
    "8 s,java.lang.String",
    "1e3x,java.lang.String"
  })
  void anInputIsReadAsYamlReadsAScalar(String text, Class<?> type) {
    assertThat(Submission.scalar(text)).isInstanceOf(type);
  }
}
