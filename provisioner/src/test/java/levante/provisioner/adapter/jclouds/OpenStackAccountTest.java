package levante.provisioner.adapter.jclouds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.jclouds.lines.LineClouds.Sites;
import levante.provisioner.adapter.prices.Prices;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenStackAccountTest {
  private static final Map<String, String> LINE =
      Map.of(
          "id", "ost",
          "type", "OpenStack",
          "host", "https://keystone.example:5000/",
          "username", "anna",
          "password", "secret",
          "tenant", "lab");

  private static CloudCredential line(String key, String value) {
    Map<String, String> line = new HashMap<>(LINE);
    line.put(key, value);
    return CloudCredential.of(line);
  }

  @Test
  void theHostMayBeGivenWithAndWithoutItsVersion() {
    assertThat(OpenStackAccount.of(CloudCredential.of(LINE)).keystone())
        .hasToString("https://keystone.example:5000/v3")
        .isEqualTo(
            OpenStackAccount.of(line("host", "https://keystone.example:5000/v3")).keystone());
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", "username", "password", "tenant"})
  void whatIsMissingIsNamed(String key) {
    Map<String, String> line = new HashMap<>(LINE);
    line.remove(key);
    assertThatThrownBy(() -> OpenStackAccount.of(CloudCredential.of(line)))
        .isInstanceOfSatisfying(
            LevanteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
        .hasMessageContaining("'" + key + "'");
  }

  @Test
  void anUnknownWayOfSigningInIsRefused() {
    assertThatThrownBy(() -> OpenStackAccount.of(line("auth_version", "2.0_password")))
        .hasMessageContaining("2.0_password")
        .hasMessageContaining("3.x_password");
  }

  @Test
  void aHostThatIsNoUrlIsRefusedWithoutRepeatingIt() {
    assertThatThrownBy(() -> OpenStackAccount.of(line("host", "file:///etc/passwd")))
        .isInstanceOf(LevanteException.class);
  }

  @Test
  void anOpenStackThatTheOperatorDidNotEnableIsRefused() {
    Clouds none = new JcloudsClouds(given -> sandbox(), new Sites(List.of()), Prices.NONE);
    assertThatThrownBy(() -> none.open(List.of(CloudCredential.of(LINE))))
        .hasMessageContaining("levante.cloud.openstack");
    Clouds near =
        new JcloudsClouds(
            given -> sandbox(), new Sites(List.of("https://keystone.example:5")), Prices.NONE);
    assertThatThrownBy(() -> near.open(List.of(CloudCredential.of(LINE))))
        .hasMessageContaining("levante.cloud.openstack");
  }

  @Test
  void oneAccountIsOpenedOnce() {
    Clouds clouds =
        new JcloudsClouds(
            given -> sandbox(), new Sites(List.of("https://keystone.example:5000")), Prices.NONE);
    CloudProvider first = clouds.open(List.of(CloudCredential.of(LINE)));
    assertThat(clouds.open(List.of(CloudCredential.of(LINE)))).isSameAs(first);
    assertThat(first.id()).hasToString("ost");
  }

  private static CloudProvider sandbox() {
    throw new AssertionError("the sandbox was not asked for");
  }
}
