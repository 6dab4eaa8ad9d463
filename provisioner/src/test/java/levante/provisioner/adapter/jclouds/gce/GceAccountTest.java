package levante.provisioner.adapter.jclouds.gce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.jclouds.lines.LineClouds.Sites;
import levante.provisioner.adapter.prices.Prices;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.Region;
import org.junit.jupiter.api.Test;

class GceAccountTest {
  private static final String EMAIL = GceStandIn.EMAIL;
  private static final String PEM = GceStandIn.pem();

  private static Map<String, String> line(String... more) {
    Map<String, String> line =
        new HashMap<>(
            Map.of("type", "GCE", "username", EMAIL, "password", PEM, "project", "my-lab-417"));
    for (int i = 0; i < more.length; i += 2) {
      line.put(more[i], more[i + 1]);
    }
    return line;
  }

  private static GceAccount account(String... more) {
    return GceAccount.of(CloudCredential.of(line(more)));
  }

  private static GceClouds clouds(String... sites) {
    return new GceClouds(
        credentials -> {
          throw new IllegalStateException("others were asked");
        },
        new Sites(List.of(sites)),
        Prices.NONE,
        Clock.systemUTC());
  }

  private static String keyFile(String key) {
    return "{\"type\": \"service_account\", \"project_id\": \"other\", \"private_key\": \"%s\", \"client_email\": \"%s\", \"token_uri\": \"https://evil.example/\"}"
        .formatted(key, EMAIL);
  }

  @Test
  void aKeyAloneMeansGooglesOwnAndTheRegionThatTheManagerTakes() {
    GceAccount account = account();
    assertThat(account.id()).isEqualTo(new CloudId("gce"));
    assertThat(account.regions()).containsExactly(new Region("us-central1"));
    assertThat(account.zone()).isEmpty();
    assertThat(account.architecture()).isEqualTo("x86_64");
    assertThat(account.endpoint()).hasToString("https://compute.googleapis.com/compute/v1/");
    assertThat(account.tokens()).hasToString("https://oauth2.googleapis.com/token");
    assertThat(account.identity().email()).hasValue(EMAIL);
  }

  @Test
  void theKeyIsTheFileThatGoogleGivesOrThePemInItHoweverItsLinesWereBroken() {
    String escaped = PEM.replace("\r", "").replace("\n", "\\n");
    for (String given :
        List.of(
            PEM,
            escaped,
            keyFile(escaped),
            // As IM's header has it, in which the escapes have become line breaks.
            keyFile(PEM.replace("\r", "")))) {
      GceAccount account = account("password", given);
      assertThat(account.identity().secret().reveal()).contains("BEGIN PRIVATE KEY-----\n");
      assertThat(account.project()).isEqualTo("my-lab-417");
      assertThat(account.tokens()).hasToString("https://oauth2.googleapis.com/token");
    }
  }

  @Test
  void aZoneIsTheOnlyOneOfItsRegion() {
    GceAccount account = account("zone", "europe-southwest1-b");
    assertThat(account.zone()).hasValue("europe-southwest1-b");
    assertThat(account.regions()).containsExactly(new Region("europe-southwest1"));
    assertThat(account("zone", "us-east1-b", "region", "us-east1").zone()).hasValue("us-east1-b");
    assertThatThrownBy(() -> account("zone", "us-east1-b", "region", "us-central1"))
        .hasMessageContaining("is in region us-east1");
    assertThat(account("region", "us-east1, europe-west4, us-east1").regions())
        .containsExactly(new Region("europe-west4"), new Region("us-east1"));
  }

  @Test
  void aTokenMadeElsewhereNeedsNoKey() {
    GceAccount account =
        GceAccount.of(
            CloudCredential.of(
                Map.of("type", "GCE", "project", "example.com:lab-1", "token", "ya29.x")));
    assertThat(account.identity().email()).isEmpty();
    assertThat(account.identity().secret().reveal()).isEqualTo("ya29.x");
  }

  @Test
  void anotherEndpointHasItsOwnTokens() {
    GceAccount account = account("host", "https://gce.example:8788/g");
    assertThat(account.endpoint()).hasToString("https://gce.example:8788/g/compute/v1/");
    assertThat(account.tokens()).hasToString("https://gce.example:8788/g/token");
  }

  @Test
  void aNameIsNoWayToAnotherPath() {
    for (String name : List.of("../x", "a/b", "x?y", "A", "", "us east1", "lab#1")) {
      String shown = name.isEmpty() ? "'project'" : "is no project";
      assertThatThrownBy(() -> account("project", name)).hasMessageContaining(shown);
    }
    for (String name : List.of("us-central1/../", "a.b", "central", "us-central1-a")) {
      assertThatThrownBy(() -> account("region", name)).hasMessageContaining("is no region");
    }
    assertThatThrownBy(() -> account("zone", "us-central1")).hasMessageContaining("is no zone");
  }

  @Test
  void whatIsMissingOrWrongIsNamedAndTheKeyIsNot() {
    assertThatThrownBy(() -> account("username", " ")).hasMessageContaining("'username'");
    assertThatThrownBy(() -> account("password", " ")).hasMessageContaining("'password'");
    assertThatThrownBy(() -> account("host", "ftp://gce.example/")).hasMessageContaining("URL");
    assertThatThrownBy(() -> account("architecture", "mips")).hasMessageContaining("mips");
    assertThatThrownBy(() -> account("id", "sandbox")).hasMessageContaining("own name");
    assertThatThrownBy(() -> account("username", "x@y", "password", keyFile("k")))
        .hasMessageContaining("that of " + EMAIL);
    for (String secret : List.of("s3cr3t", "{ s3cr3t", keyFile("s3cr3t"), "MIIs3cr3t\nx")) {
      assertThatThrownBy(() -> account("password", secret))
          .isInstanceOfSatisfying(
              LevanteException.class,
              failure -> {
                assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
                assertThat(failure).hasMessageNotContaining("s3cr3t").hasNoCause();
              });
    }
  }

  @Test
  void aLineOpensOnlyWhatTheOperatorEnables() {
    CloudCredential google = CloudCredential.of(line());
    CloudCredential other = CloudCredential.of(line("host", "https://gce.example:8788/services"));
    assertThatThrownBy(() -> clouds().open(List.of(google))).hasMessageContaining("not enabled");
    assertThatThrownBy(() -> clouds("google").open(List.of(other)))
        .hasMessageContaining("not enabled");
    assertThatThrownBy(() -> clouds("https://gce.example:8788/").open(List.of(google)))
        .hasMessageContaining("not enabled");
    assertThat(clouds("google").open(List.of(google)).id()).isEqualTo(new CloudId("gce"));
    assertThat(clouds("https://gce.example:8788/").open(List.of(other)).regions()).hasSize(1);
  }

  @Test
  void oneLineIsOneClientAndOfSeveralCloudsTheFirstCounts() {
    GceClouds clouds = clouds("google");
    CloudCredential google = CloudCredential.of(line());
    CloudCredential amazon = CloudCredential.of(Map.of("type", "EC2"));
    assertThat(clouds.open(List.of(google))).isSameAs(clouds.open(List.of(google, amazon)));
    assertThatThrownBy(() -> clouds.open(List.of())).hasMessage("others were asked");
    assertThatThrownBy(() -> clouds.open(List.of(amazon, google))).hasMessage("others were asked");
  }
}
