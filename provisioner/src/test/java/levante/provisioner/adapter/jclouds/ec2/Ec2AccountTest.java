package levante.provisioner.adapter.jclouds.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import levante.provisioner.adapter.jclouds.lines.LineClouds.Sites;
import levante.provisioner.adapter.prices.Prices;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.Region;
import org.junit.jupiter.api.Test;

class Ec2AccountTest {
  private static Map<String, String> line(String... more) {
    Map<String, String> line =
        new HashMap<>(Map.of("type", "EC2", "username", "access", "password", "secret"));
    for (int i = 0; i < more.length; i += 2) {
      line.put(more[i], more[i + 1]);
    }
    return line;
  }

  private static Ec2Account account(String... more) {
    return Ec2Account.of(CloudCredential.of(line(more)));
  }

  private static Ec2Clouds clouds(String... sites) {
    return new Ec2Clouds(
        credentials -> {
          throw new IllegalStateException("others were asked");
        },
        new Sites(List.of(sites)),
        Prices.NONE,
        Clock.systemUTC());
  }

  @Test
  void keysAloneMeanAmazonsFirstRegion() {
    Ec2Account account = account();
    assertThat(account.id()).isEqualTo(new CloudId("ec2"));
    assertThat(account.regions()).containsExactly(new Region("us-east-1"));
    assertThat(account.architecture()).isEqualTo("x86_64");
    assertThat(account.keys().token()).isEmpty();
  }

  @Test
  void everyRegionHasAnEndpointOfItsOwn() {
    Ec2Account account = account("region", "us-west-2, cn-north-1, us-west-2", "token", "t");
    assertThat(account.regions())
        .containsExactly(new Region("cn-north-1"), new Region("us-west-2"));
    assertThat(account.endpoint(new Region("us-west-2")))
        .hasToString("https://ec2.us-west-2.amazonaws.com/");
    assertThat(account.endpoint(new Region("cn-north-1")))
        .hasToString("https://ec2.cn-north-1.amazonaws.com.cn/");
    assertThat(account.keys().token()).isPresent();
  }

  @Test
  void aRegionIsNoWayToAnotherHost() {
    for (String region : List.of("evil.example/", "a.b", "x@y", "-", "A", "us east")) {
      assertThatThrownBy(() -> account("region", region)).hasMessageContaining("is no region");
    }
  }

  @Test
  void whatIsMissingOrWrongIsNamed() {
    assertThatThrownBy(() -> account("username", " ")).hasMessageContaining("'username'");
    assertThatThrownBy(() -> account("host", "ftp://ec2.example/")).hasMessageContaining("URL");
    assertThatThrownBy(() -> account("architecture", "mips")).hasMessageContaining("mips");
    assertThatThrownBy(() -> account("id", "sandbox")).hasMessageContaining("own name");
    assertThatThrownBy(() -> account("host", "https://ec2.example/", "region", "one,two"))
        .hasMessageContaining("one region");
  }

  @Test
  void aLineOpensOnlyWhatTheOperatorEnables() {
    CloudCredential amazon = CloudCredential.of(line());
    CloudCredential other = CloudCredential.of(line("host", "https://ec2.example:8788/services"));
    assertThatThrownBy(() -> clouds().open(List.of(amazon))).hasMessageContaining("not enabled");
    assertThatThrownBy(() -> clouds("aws").open(List.of(other)))
        .hasMessageContaining("not enabled");
    assertThatThrownBy(() -> clouds("https://ec2.example:8788/").open(List.of(amazon)))
        .hasMessageContaining("not enabled");
    assertThat(clouds("aws").open(List.of(amazon)).id()).isEqualTo(new CloudId("ec2"));
    assertThat(clouds("https://ec2.example:8788/").open(List.of(other)).regions()).hasSize(1);
  }

  @Test
  void oneLineIsOneClientAndOtherLinesAreForOthers() {
    Ec2Clouds clouds = clouds("aws");
    List<CloudCredential> lines = List.of(CloudCredential.of(line()));
    assertThat(clouds.open(lines)).isSameAs(clouds.open(lines));
    assertThatThrownBy(() -> clouds.open(List.of())).hasMessage("others were asked");
  }

  @Test
  void ofLinesOfSeveralCloudsTheFirstCounts() {
    CloudCredential amazon = CloudCredential.of(line());
    CloudCredential site = CloudCredential.of(Map.of("type", "OpenStack"));
    assertThatThrownBy(() -> clouds().open(List.of(site, amazon))).hasMessage("others were asked");
    assertThat(clouds("aws").open(List.of(amazon, site)).id()).isEqualTo(new CloudId("ec2"));
  }
}
