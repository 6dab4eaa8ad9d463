package levante.web.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.elasticity.policy.PolicySettings;
import levante.kernel.ReferencePage;
import levante.kernel.Secret;
import levante.provisioner.application.ApplicationScripts;
import levante.provisioner.install.K3sRecipe;
import levante.provisioner.install.KubeadmRecipe;
import levante.tosca.imports.ImportPolicy;
import levante.web.adapter.oidc.OidcClient;
import levante.web.identity.Admission;
import levante.web.identity.Admission.Rule;
import levante.web.wiring.database.DatabaseSettings;
import levante.web.wiring.hook.HookSettings;
import levante.web.wiring.identity.IdentitySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @Test
  void thePageOfSettingsIsUpToDate() {
    StringBuilder page =
        new StringBuilder(
            """
            # Settings

            Generated from `levante.web.wiring.Settings`. Give them as `./levante up --set levante.KEY=VALUE`. An unknown
            key, or a value out of bounds, stops the start. Durations are written as in ISO 8601 (`PT2S`).

            | Key | Default |
            |---|---|
            """);
    for (Settings.Key key : Settings.Key.values()) {
      page.append(
          "| `%s` | %s |%n"
              .formatted(key.path(), key.fallback().isEmpty() ? "" : "`" + key.fallback() + "`"));
    }
    ReferencePage.named("settings.md").saysJust(page.toString());
  }

  @Test
  void theSupervisorsImageMayHaveAnotherName() {
    String image = "registry.example/supervisor:1";
    assertThat(Settings.read(Map.of("levante.oscar.supervisor-image", image)).images().supervisor())
        .isEqualTo(image);
  }

  @Test
  void imagesForNodesAreInAFolderThatIsThere(@TempDir Path folder) {
    assertThat(Settings.read(Map.of()).images().onNodes()).isEmpty();
    assertThat(Settings.read(Map.of("levante.node-images", folder.toString())).images().onNodes())
        .contains(folder);
    Map<String, String> gone = Map.of("levante.node-images", folder.resolve("gone").toString());
    assertThatThrownBy(() -> Settings.read(gone))
        .hasMessageContaining("levante.node-images")
        .hasMessageContaining("is no folder");
  }

  @Test
  void everyKeyIsMapped() {
    Settings settings =
        Settings.read(
            Map.ofEntries(
                Map.entry("levante.data-dir", "/data"),
                Map.entry("levante.http-port", "8081"),
                Map.entry("levante.base-uri", "https://levante.example"),
                Map.entry("levante.vision-dir", "/vision"),
                Map.entry("levante.jobs-root", "/jobs"),
                Map.entry("levante.provisioner.period", "PT3S"),
                Map.entry("levante.elasticity.scan-period", "PT4S"),
                Map.entry("levante.elasticity.max-booting-nodes", "5"),
                Map.entry("levante.oscar.dispatch-period", "PT6S"),
                Map.entry("levante.oscar.reconcile-period", "PT7S"),
                Map.entry("levante.sandbox.s3-port", "9000"),
                Map.entry("levante.sandbox.boot-delay.edge", "PT8S"),
                Map.entry("levante.sandbox.boot-delay.cloud", "PT9S")));
    assertThat(settings.dataFolder()).hasToString("/data");
    assertThat(settings.baseUri()).isEqualTo(URI.create("https://levante.example"));
    assertThat(settings.visionFolder()).get().hasToString("/vision");
    assertThat(settings.jobsRoot()).get().hasToString("/jobs");
    assertThat(settings.periods())
        .isEqualTo(new Settings.Periods(seconds(3), seconds(4), seconds(6), seconds(7)));
    assertThat(settings.sandbox())
        .isEqualTo(
            new Settings.SandboxSettings(
                9000, seconds(8), seconds(9), new Settings.FaultSettings(0, 0)));
    assertThat(settings.scaling().maxBootingNodes()).isEqualTo(5);
  }

  @Test
  void theReceiverOfHooksIsAUrlAndItsSecretAFile(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "whsec_c2VjcmV0\n");
    HookSettings hooks =
        Settings.read(
                Map.of(
                    "levante.elasticity.hooks.url",
                    "https://example.org/hooks",
                    "levante.elasticity.hooks.secret-file",
                    secret.toString()))
            .scaling()
            .hooks();
    assertThat(hooks.url()).contains(URI.create("https://example.org/hooks"));
    assertThat(hooks.secret().orElseThrow().reveal()).isEqualTo("whsec_c2VjcmV0");
    assertThat(Settings.read(Map.of()).scaling().hooks().url()).isEmpty();
    assertThatThrownBy(() -> Settings.read(Map.of("levante.elasticity.hooks.url", "ftp://x")))
        .hasMessageContaining("levante.elasticity.hooks.url is 'ftp://x'");
  }

  @Test
  void theDatabaseIsAPostgresqlWhosePasswordIsInAFile(@TempDir Path folder) throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "hush\n");
    String url = "jdbc:postgresql://db.example/levante?user=levante";
    DatabaseSettings database =
        Settings.read(
                Map.of(
                    "levante.database.url",
                    url,
                    "levante.database.password-file",
                    password.toString()))
            .database();
    assertThat(database.url()).contains(url);
    assertThat(database.password().orElseThrow().reveal()).isEqualTo("hush");
    assertThat(Settings.read(Map.of()).database().url()).isEmpty();
    assertThatThrownBy(() -> Settings.read(Map.of("levante.database.url", "jdbc:mysql://x")))
        .hasMessageContaining("levante.database.url is 'jdbc:mysql://x'");
    assertThatThrownBy(() -> Settings.read(Map.of("levante.database.url", url + "&password=hush")))
        .hasMessageContaining("put it into a file")
        .hasMessageNotContaining("hush");
  }

  @Test
  void theKeysOfWhatGoesWrongAreMapped() {
    Map<String, String> given =
        Map.of(
            "levante.sandbox.fault-rate", "0.25",
            "levante.sandbox.fault-seed", "7",
            "levante.provisioner.boot-timeout", "PT20S",
            "levante.provisioner.ttl-notice", "PT30S");
    assertThat(Settings.read(given).ttlNotice()).isEqualTo(seconds(30));
    assertThat(Settings.read(given).bootTimeout()).isEqualTo(seconds(20));
    assertThat(Settings.read(given).sandbox().faults())
        .isEqualTo(new Settings.FaultSettings(0.25, 7));
    assertThatThrownBy(() -> Settings.read(Map.of("levante.sandbox.fault-rate", "0.9")))
        .hasMessageContaining("not in 0..0.5");
  }

  @Test
  void thePolicyOfScalingIsANameOrAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("p.yaml"), "policy: lean\nname: ours\n");
    assertThat(policy("thrifty")).isEqualTo(PolicySettings.THRIFTY);
    assertThat(policy(file.toString())).isEqualTo(PolicySettings.LEAN.named("ours"));
    assertThat(Settings.read(Map.of()).scaling().policy()).isEqualTo(PolicySettings.DEFAULT);
    Path wrong = Files.writeString(folder.resolve("w.yaml"), "policy: leen\n");
    assertThatThrownBy(() -> policy(wrong.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("levante.elasticity.policy")
        .hasMessageContaining("w.yaml:1:9")
        .hasMessageContaining("did you mean 'lean'");
    assertThatThrownBy(() -> policy("leen"))
        .hasMessageContaining("levante.elasticity.policy")
        .hasMessageContaining("default, thrifty, lean, eager, clues, packing");
  }

  private static PolicySettings policy(String typed) {
    return Settings.read(Map.of("levante.elasticity.policy", typed)).scaling().policy();
  }

  @Test
  void theKeysOfImportsAreMapped() {
    Settings settings =
        Settings.read(
            Map.of(
                "levante.imports.allow", "https://a.example/x/, https://b.example/",
                "levante.imports.cache-dir", "/cache",
                "levante.trusted-proxies", "10.0.0.1, 10.0.0.2"));
    assertThat(settings.imports().cache()).hasToString("/cache");
    assertThat(settings.imports().policy().allowed())
        .extracting(ImportPolicy.Allowed::prefix)
        .containsExactly("https://a.example/x/", "https://b.example/");
    assertThat(settings.trustedProxies().trusts("10.0.0.2")).isTrue();
    assertThat(settings.trustedProxies().trusts("10.0.0.3")).isFalse();
  }

  @Test
  void theKeysOfCloudsAreMapped() {
    Settings settings =
        Settings.read(
            Map.of(
                "levante.cloud.openstack", "https://a.example:5000/v3, https://b.example/",
                "levante.cloud.ec2", "aws, https://ec2.example/",
                "levante.cloud.gce", "google",
                "levante.cloud.azure", "microsoft, https://azure.example/",
                "levante.cloud.prices", "/prices.txt",
                "levante.cloud.inventories", "/edge.yaml, /rack.yaml",
                "levante.cloud.inventory-networks", "192.0.2.0/24",
                "levante.ansible.playbook", "ansible-playbook"));
    assertThat(settings.clouds().openStack())
        .containsExactly("https://a.example:5000/v3", "https://b.example/");
    assertThat(settings.clouds().ec2()).containsExactly("aws", "https://ec2.example/");
    assertThat(settings.clouds().gce()).containsExactly("google");
    assertThat(settings.clouds().azure()).containsExactly("microsoft", "https://azure.example/");
    assertThat(settings.clouds().prices()).contains(Path.of("/prices.txt"));
    assertThat(settings.clouds().inventories()).containsExactly("/edge.yaml", "/rack.yaml");
    assertThat(settings.clouds().inventoryNetworks()).containsExactly("192.0.2.0/24");
    assertThat(settings.ansiblePlaybook()).contains(Path.of("ansible-playbook"));
    assertThat(Settings.read(Map.of()).ansiblePlaybook()).isEmpty();
    assertThat(Settings.read(Map.of()).clouds().openStack()).isEmpty();
    assertThat(Settings.read(Map.of()).clouds().ec2()).isEmpty();
    assertThat(Settings.read(Map.of()).clouds().gce()).isEmpty();
    assertThat(Settings.read(Map.of()).clouds().azure()).isEmpty();
    // A new key has to be tried here or above.
    assertThat(Settings.Key.values()).hasSize(57);
  }

  @Test
  void howLargeACallMayBeIsSaid() {
    assertThat(Settings.read(Map.of()).mostCallBytes()).isEqualTo(64 << 20);
    Map<String, String> given = Map.of("levante.oscar.most-call-bytes", "2097152");
    assertThat(Settings.read(given).mostCallBytes()).isEqualTo(2 << 20);
  }

  @Test
  void theAuditTrailGoesBackForAsLongAsIsSaid() {
    assertThat(Settings.read(Map.of()).auditRetention()).isEqualTo(Duration.ofDays(90));
    assertThat(Settings.read(Map.of("levante.audit.retention", "P365D")).auditRetention())
        .isEqualTo(Duration.ofDays(365));
    assertThatThrownBy(() -> Settings.read(Map.of("levante.audit.retention", "PT1H")))
        .hasMessageContaining("levante.audit.retention")
        .hasMessageContaining("P1D..P3650D");
  }

  @Test
  void theKeysOfAnIdentityProviderAreMapped(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "hush\n");
    Map<String, String> given =
        Map.of(
            "levante.base-uri", "https://levante.example/",
            "levante.oidc.issuer", "https://aai.example/realms/lab",
            "levante.oidc.name", "EGI Check-in",
            "levante.oidc.client-id", "us",
            "levante.oidc.client-secret-file", secret.toString(),
            "levante.oidc.scopes", "openid,entitlements",
            "levante.oidc.admit", "entitlement=urn:geant:lab:role=member#aai, groups=edge",
            "levante.oidc.admins", "groups=chiefs",
            "levante.oidc.audiences", "us,cli");
    assertThat(Settings.read(given).identity())
        .contains(
            new IdentitySettings(
                "EGI Check-in",
                new OidcClient(
                    URI.create("https://aai.example/realms/lab"),
                    "us",
                    Optional.of(Secret.of("hush")),
                    List.of("openid", "entitlements"),
                    URI.create("https://levante.example/signin/oidc/callback"),
                    List.of("us", "cli")),
                new Admission(
                    List.of(
                        new Rule("entitlement", "urn:geant:lab:role=member#aai"),
                        new Rule("groups", "edge")),
                    List.of(new Rule("groups", "chiefs")))));
  }

  @Test
  void nobodyElseVouchesForPeopleByDefault() {
    assertThat(Settings.read(Map.of()).identity()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://aai.example, us, '', levante.oidc.admit is empty",
    "https://aai.example, '', *, levante.oidc.client-id is empty",
    "http://aai.example, us, *, levante.oidc.issuer is 'http://aai.example'",
    "https://aai.example, us, biology, 'levante.oidc.admit: ''biology'' is no rule'",
  })
  void anIdentityProviderThatAdmitsNobodyOrIsNotSafeStopsTheStart(
      String issuer, String client, String admit, String words) {
    Map<String, String> given =
        Map.of(
            "levante.oidc.issuer", issuer,
            "levante.oidc.client-id", client,
            "levante.oidc.admit", admit);
    assertThatThrownBy(() -> Settings.read(given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void theKeysOfK3sAreMapped(@TempDir Path folder) throws IOException {
    Path registries = Files.writeString(folder.resolve("registries.yaml"), "mirrors: {}\n");
    Settings settings =
        Settings.read(
            Map.of(
                "levante.k3s.releases", "/mirror",
                "levante.k3s.channels", "/channels",
                "levante.k3s.airgap", "true",
                "levante.k3s.registries", registries.toString()));
    assertThat(settings.k3s())
        .isEqualTo(new K3sRecipe.Sources("/mirror", "/channels", true, "mirrors: {}\n"));
    assertThat(Settings.read(Map.of()).k3s()).isEqualTo(K3sRecipe.Sources.PUBLIC);
  }

  @Test
  void theKeysOfKubernetesAreMapped(@TempDir Path folder) throws IOException {
    Path documents = Files.writeString(folder.resolve("more.yaml"), "kind: KubeletConfiguration\n");
    Settings settings =
        Settings.read(
            Map.of(
                "levante.kubernetes.releases", "/mirror",
                "levante.kubernetes.airgap", "true",
                "levante.kubernetes.network", "/network.yaml",
                "levante.kubernetes.documents", documents.toString(),
                "levante.kubernetes.ignored-preflight-errors", "SystemVerification, Swap"));
    assertThat(settings.kubernetes())
        .isEqualTo(
            new KubeadmRecipe.Sources(
                "/mirror",
                true,
                "/network.yaml",
                "kind: KubeletConfiguration\n",
                List.of("SystemVerification", "Swap")));
    assertThat(Settings.read(Map.of()).kubernetes()).isEqualTo(KubeadmRecipe.Sources.PUBLIC);
  }

  @Test
  void theKeysOfHelmAreMapped() {
    Settings settings =
        Settings.read(
            Map.of("levante.helm.releases", "/mirror", "levante.helm.version", "v3.20.2"));
    assertThat(settings.helm()).isEqualTo(new ApplicationScripts.Helm("/mirror", "v3.20.2"));
    assertThat(Settings.read(Map.of()).helm()).isEqualTo(ApplicationScripts.Helm.PUBLIC);
    assertThatThrownBy(() -> Settings.read(Map.of("levante.helm.version", "latest")))
        .hasMessageContaining("levante.helm.version");
  }

  @Test
  void withNothingGivenTheServerIsAtItsOwnPort() {
    assertThat(Settings.read(Map.of()).baseUri()).isEqualTo(URI.create("http://127.0.0.1:8080"));
  }

  @Test
  void withNothingGivenTemplatesImportNoUrl() {
    Settings.Imports imports = Settings.read(Map.of("levante.data-dir", "/data")).imports();
    assertThat(imports.policy()).isEqualTo(ImportPolicy.NOTHING);
    assertThat(imports.cache()).hasToString("/data/imports");
  }

  @Test
  void anUnknownKeyStopsTheStartAndIsNamed() {
    assertThatThrownBy(() -> Settings.read(Map.of("levante.idel", "PT1S")))
        .hasMessageContaining("levante.idel")
        .hasMessageContaining("levante.data-dir");
  }

  @ParameterizedTest
  @CsvSource({
    "levante.http-port,70000",
    "levante.http-port,http",
    "levante.elasticity.scan-period,10",
    "levante.elasticity.scan-period,PT0S",
    "levante.elasticity.max-booting-nodes,0",
    "levante.oscar.most-call-bytes,1000",
    "levante.k3s.airgap,yes",
    "levante.k3s.registries,/no/such/file",
    "levante.kubernetes.airgap,yes",
    "levante.kubernetes.documents,/no/such/file",
    "levante.imports.allow,https://no-slash.example",
    "levante.imports.allow,example.org/"
  })
  void aValueOutOfBoundsStopsTheStartAndIsNamed(String key, String value) {
    Map<String, String> given = new HashMap<>();
    given.put(key, value);
    assertThatThrownBy(() -> Settings.read(given)).hasMessageContaining(key);
  }

  private static Duration seconds(long count) {
    return Duration.ofSeconds(count);
  }
}
