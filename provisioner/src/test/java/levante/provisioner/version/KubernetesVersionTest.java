package levante.provisioner.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesVersionTest {
  private static KubernetesVersion read(String text) {
    return KubernetesVersion.read(text).orElseThrow();
  }

  @ParameterizedTest(name = "{0} against {1}")
  @CsvSource({
    "v1.34.1+k3s1, 1.34, 0",
    "v1.34.1+k3s1, v1.34.1, 0",
    "v1.34.1+k3s1, 1.34.1+k3s1, 0",
    "v1.34.1+k3s1, 1.34.1+k3s2, -1",
    "v1.34.1+k3s10, 1.34.1+k3s9, 1",
    "v1.34.1, 1.34.2, -1",
    "v1.34.10, 1.34.9, 1",
    "v1.34.1, 1.35, -1",
    "v1.34.1, 1.3, 1",
    "v1.34.1, 2.0, -1",
  })
  void aNodeIsHeldAgainstAsMuchAsIsSaid(String node, String wanted, int sign) {
    assertThat(Integer.signum(read(node).against(read(wanted)))).isEqualTo(sign);
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({"1.34.1, 1.35, 1", "1.34.1, 1.34.9, 0", "1.34, 1.36, 2", "1.34, 1.33, -1"})
  void minorVersionsAreSteps(String from, String to, int steps) {
    assertThat(read(from).steps(read(to))).isEqualTo(steps);
  }

  @Test
  void anotherMajorVersionIsFurtherThanAnyStep() {
    assertThat(read("1.34").steps(read("2.0"))).isGreaterThan(1000);
    assertThat(read("1.34").next()).isEqualTo("1.35");
  }

  @Test
  void whatIsNoVersionIsNotRead() {
    assertThat(KubernetesVersion.read("latest")).isEmpty();
    assertThat(KubernetesVersion.read("")).isEmpty();
    assertThat(KubernetesVersion.read("1")).isEmpty();
  }
}
