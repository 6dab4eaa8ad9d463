package levante.web.page.clouds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.Quota;
import levante.provisioner.cloud.Region;
import levante.provisioner.config.CloudSettings;
import levante.provisioner.credential.CloudCheck;
import levante.provisioner.credential.CloudRef;
import levante.provisioner.credential.StoredCloud;
import levante.web.jte.Templates;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;
import levante.web.page.frame.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CloudPagesTest {
  private static final OwnerId ADA = new OwnerId("ada");
  private static final Frame FRAME = new Frame(ADA, "t0k3n", Section.CLOUDS);
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final CloudCheck WORKS =
      new CloudCheck(
          NOON,
          Optional.empty(),
          List.of(
              new CloudCheck.RegionCheck(
                  new Region("north"),
                  7,
                  9,
                  new Quota(
                      List.of(
                          new Quota.Limit(Quota.Resource.CPUS, 3, OptionalLong.of(20)),
                          new Quota.Limit(Quota.Resource.VOLUMES, 1, OptionalLong.empty()))))));

  private final Templates templates = new Templates();

  static Stream<Provider> providers() {
    return Provider.ALL.stream();
  }

  /** A form with something in each field. */
  private static Map<String, List<String>> filled(Provider provider) {
    Map<String, List<String>> form = new HashMap<>(Map.of("name", List.of(" site ")));
    provider
        .fields()
        .forEach(field -> form.put("input." + field.key(), List.of("my-" + field.key())));
    return form;
  }

  private static StoredCloud stored(Provider provider, CloudCheck check) {
    Map<String, String> line = new TreeMap<>(Map.of("id", "site", "type", provider.type()));
    CloudForm.sent(provider, filled(provider), Optional.empty())
        .line()
        .entries()
        .forEach(entry -> line.put(entry.key(), entry.value().reveal()));
    return new StoredCloud(CloudRef.of(ADA, "site"), CloudCredential.of(line), NOON, check);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void everyFieldOfEveryFormIsLabelledAndHoldsNoSecret(Provider provider) {
    CloudForm form = CloudForm.sent(provider, filled(provider), Optional.empty());
    String page =
        templates.render(
            "clouds/form.jte",
            CloudFormPage.of(
                FRAME,
                form,
                true,
                Optional.of(new Refusal(400, "INVALID_REQUEST", "no <good>", List.of()))));
    assertThat(page).contains("no &lt;good&gt;", "value=\"site\"", "has enabled none of these");
    provider
        .fields()
        .forEach(
            field -> {
              assertThat(page).contains("for=\"input." + field.key() + "\"");
              assertThat(page.contains("my-" + field.key()))
                  .as(field.key())
                  .isNotEqualTo(field.kind().isSecret());
            });
  }

  @ParameterizedTest
  @MethodSource("providers")
  void aStoredCloudIsChangedByTheFormThatMadeIt(Provider provider) {
    StoredCloud stored = stored(provider, WORKS);
    assertThat(Provider.of(stored)).contains(provider);
    CloudForm form = CloudForm.of(provider, stored);
    assertThat(form.fields()).noneMatch(field -> field.value().contains("password"));
    Map<String, List<String>> sent = new HashMap<>();
    form.fields().forEach(field -> sent.put(field.key(), List.of(field.value())));
    CloudForm untouched = CloudForm.sent(provider, sent, Optional.of(stored));
    assertThat(entries(untouched.line())).isEqualTo(entries(stored.line()));
  }

  private static Map<String, String> entries(CloudCredential line) {
    Map<String, String> entries = new TreeMap<>();
    line.entries().forEach(entry -> entries.put(entry.key(), entry.value().reveal()));
    return entries;
  }

  @Test
  void aSecretThatIsTypedAnewTakesThePlaceOfTheStoredOne() {
    Provider openstack = Provider.of("openstack");
    Map<String, List<String>> sent = new HashMap<>(filled(openstack));
    sent.put("input.password", List.of("newer"));
    sent.put("name", List.of("another"));
    CloudForm form = CloudForm.sent(openstack, sent, Optional.of(stored(openstack, WORKS)));
    assertThat(form.line().value("password").map(Secret::reveal)).contains("newer");
    assertThat(form.name()).isEqualTo("site");
  }

  @Test
  void aCloudsPageShowsWhatItSaidAndNothingSecret() {
    StoredCloud cloud = stored(Provider.of("openstack"), WORKS);
    String page =
        templates.render(
            "clouds/cloud.jte",
            CloudPage.of(FRAME, cloud, List.of(), Optional.empty(), Optional.empty()));
    assertThat(page)
        .contains("works", "north", "7 sizes and 9 images", "20", "no bound", "my-tenant")
        .doesNotContain("my-password");
  }

  @Test
  void ofAnAzureSubscriptionNeitherTheApplicationNorItsSecretIsShown() {
    StoredCloud cloud = stored(Provider.of("azure"), WORKS);
    String page =
        templates.render(
            "clouds/cloud.jte",
            CloudPage.of(FRAME, cloud, List.of(), Optional.empty(), Optional.empty()));
    assertThat(page)
        .contains("my-subscription_id", "my-tenant", "my-region")
        .doesNotContain("my-client_id", "my-secret");
  }

  @Test
  void aCloudThatDidNotAnswerSaysSoAndWhatIsFromBefore() {
    CloudCheck silent =
        new CloudCheck(
            NOON,
            Optional.of(new CloudCheck.Trouble(ErrorCode.CLOUD_UNREACHABLE, "it timed out")),
            WORKS.regions());
    String page =
        templates.render(
            "clouds/cloud.jte",
            CloudPage.of(
                FRAME,
                stored(Provider.of("ec2"), silent),
                List.of(),
                Optional.empty(),
                Optional.empty()));
    assertThat(page).contains("no answer", "it timed out", "from before", "north");
  }

  @Test
  void whatTheOperatorHasNotEnabledIsSaid() {
    CloudSettings none =
        new CloudSettings(
            List.of(),
            List.of("aws"),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of());
    assertThat(ProvidersPage.of(FRAME, none).choices())
        .filteredOn(ProvidersPage.Choice::enabled)
        .extracting(ProvidersPage.Choice::path)
        .containsExactly("/clouds/new/ec2");
  }

  @Test
  void anAccountAtGoogleIsShownWithoutItsKeyOnceTheOperatorEnablesIt() {
    CloudSettings google =
        new CloudSettings(
            List.of(),
            List.of(),
            List.of("google"),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of());
    assertThat(Provider.ALL)
        .filteredOn(provider -> provider.isEnabled(google))
        .extracting(Provider::id)
        .containsExactly("gce");
    assertThat(stored(Provider.of("gce"), WORKS).shown())
        .containsOnlyKeys("project", "username", "region", "zone", "architecture", "host");
  }
}
