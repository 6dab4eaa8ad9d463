package levante.provisioner.adapter.jclouds.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureAccountTest {
  private static final String SUBSCRIPTION = "11111111-2222-3333-4444-5555555555AA";

  private static Map<String, String> line(String... more) {
    Map<String, String> line =
        new HashMap<>(
            Map.of(
                "type", "Azure",
                "subscription_id", SUBSCRIPTION,
                "client_id", "application",
                "secret", "x~.=",
                "tenant", "lab.example.org"));
    for (int i = 0; i < more.length; i += 2) {
      line.put(more[i], more[i + 1]);
    }
    return line;
  }

  private static AzureAccount account(String... more) {
    return AzureAccount.of(CloudCredential.of(line(more)));
  }

  private static AzureClouds clouds(String... sites) {
    return new AzureClouds(
        credentials -> {
          throw new IllegalStateException("others were asked");
        },
        new Sites(List.of(sites)),
        Prices.NONE,
        Clock.systemUTC());
  }

  @Test
  void theKeysOfTheInfrastructureManagerAreEnough() {
    AzureAccount account = account();
    assertThat(account.id()).isEqualTo(new CloudId("azure"));
    assertThat(account.subscription()).isEqualTo("11111111-2222-3333-4444-5555555555aa");
    assertThat(account.regions()).containsExactly(new Region("westeurope"));
    assertThat(account.architecture()).isEqualTo("x86_64");
    assertThat(account.management()).isEqualTo(URI.create("https://management.azure.com/"));
    assertThat(account.tokens())
        .isEqualTo(
            URI.create("https://login.microsoftonline.com/lab.example.org/oauth2/v2.0/token"));
  }

  @Test
  void severalRegionsAreInOrderAndOnce() {
    assertThat(account("region", "westeurope, northeurope,westeurope").regions())
        .containsExactly(new Region("northeurope"), new Region("westeurope"));
  }

  @Test
  void tokensOfAnotherEndpointComeFromThere() {
    AzureAccount account = account("host", "https://azure.example.org", "architecture", "arm64");
    assertThat(account.management()).isEqualTo(URI.create("https://azure.example.org/"));
    assertThat(account.tokens())
        .isEqualTo(URI.create("https://azure.example.org/lab.example.org/oauth2/v2.0/token"));
    assertThat(account.architecture()).isEqualTo("aarch64");
  }

  @Test
  void neitherTheClientNorItsSecretIsPrinted() {
    assertThat(account().toString()).doesNotContain("application", "x~.=");
  }

  @ParameterizedTest
  @CsvSource({
    "subscription_id, '', 'subscription_id' is missing",
    "subscription_id, a/../b, 'subscription_id' has not the form of one",
    "tenant, '', 'tenant' is missing",
    "tenant, a/b, 'tenant' has not the form of one",
    "client_id, '', 'client_id' is missing",
    "secret, '', 'secret' is missing",
    "region, West Europe, 'West Europe' is no region; write it like westeurope",
    "architecture, mips, 'architecture is x86_64 or arm64, not ''mips'''",
    "host, ftp://a/, 'host is to be a URL, such as https://azure.example.org/'",
    "id, sandbox, its id 'sandbox' is the embedded cloud's own name"
  })
  void whatIsWrongIsNamed(String key, String value, String sentence) {
    assertThatThrownBy(() -> account(key, value))
        .hasMessageContaining("a line of type Azure: " + sentence);
  }

  @Test
  void aUserWithAPasswordIsToldWhatToDo() {
    Map<String, String> line = line("username", "ada", "password", "x");
    line.remove("client_id");
    assertThatThrownBy(() -> AzureAccount.of(CloudCredential.of(line)))
        .hasMessageContaining("register an application");
  }

  @Test
  void onlyWhatTheOperatorEnablesIsOpened() {
    List<CloudCredential> microsoft = List.of(CloudCredential.of(line()));
    List<CloudCredential> other =
        List.of(CloudCredential.of(line("host", "https://azure.example.org/")));
    assertThat(clouds("microsoft").open(microsoft)).isInstanceOf(AzureCloudProvider.class);
    assertThat(clouds("https://azure.example.org/").open(other))
        .isInstanceOf(AzureCloudProvider.class);
    assertThatThrownBy(() -> clouds("microsoft").open(other))
        .hasMessageContaining("levante.cloud.azure");
    assertThatThrownBy(() -> clouds("https://azure.example.org/").open(microsoft))
        .hasMessageContaining("levante.cloud.azure");
  }

  @Test
  void oneAccountsClientIsMadeOnce() {
    AzureClouds clouds = clouds("microsoft");
    List<CloudCredential> lines = List.of(CloudCredential.of(line()));
    assertThat(clouds.open(lines)).isSameAs(clouds.open(lines));
  }

  @Test
  void ofSeveralRealCloudsTheFirstLineCounts() {
    CloudCredential azure = CloudCredential.of(line());
    for (String type : List.of("EC2", "OpenStack")) {
      CloudCredential other = CloudCredential.of(Map.of("type", type));
      assertThat(clouds("microsoft").open(List.of(azure, other)))
          .isInstanceOf(AzureCloudProvider.class);
      assertThatThrownBy(() -> clouds("microsoft").open(List.of(other, azure)))
          .hasMessage("others were asked");
    }
  }
}
