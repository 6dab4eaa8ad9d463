package levante.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
  @Test
  void aSecretNeverPrintsItself() {
    assertThat("key=" + Secret.of("hunter2")).isEqualTo("key=***");
    assertThat(Secret.of("hunter2").reveal()).isEqualTo("hunter2");
  }
}
