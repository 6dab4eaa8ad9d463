package levante.web.adapter.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.kernel.testbed.OidcIssuer;
import levante.web.identity.Held;
import levante.web.identity.Identity;
import levante.web.identity.SignInAttempt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The adapter before an issuer on this machine that is as strict as the standards. */
class OidcIdentityProviderTest {
  private static final URI CALLBACK = URI.create("https://levante.example/signin/oidc/callback");

  private final Clock clock = Clock.systemUTC();
  private final OidcIssuer issuer = OidcIssuer.start(CALLBACK, clock);
  private final OidcIdentityProvider provider = provider(OidcIssuer.SECRET);
  private final SignInAttempt attempt = SignInAttempt.begin(new SecureRandom());

  OidcIdentityProviderTest() {
    issuer.knows(
        "ada",
        Map.of(
            "email", "ada@example.org",
            "groups", List.of("lab", "edge"),
            "realm_access", Map.of("roles", List.of("admin"))));
  }

  @AfterEach
  void itIsStopped() {
    issuer.close();
  }

  private OidcIdentityProvider provider(String secret) {
    return new OidcIdentityProvider(
        new OidcClient(
            issuer.uri(),
            OidcIssuer.CLIENT,
            Optional.of(Secret.of(secret)),
            List.of("openid", "email"),
            CALLBACK,
            List.of("levante", "cli")),
        clock);
  }

  @Test
  void aCodeTellsWhoCameBackWithItsClaims() throws Exception {
    Identity ada = provider.redeem(codeOf("ada"), attempt);
    assertThat(ada.issuer()).isEqualTo(issuer.uri().toString());
    assertThat(ada.subject()).isEqualTo("ada");
    assertThat(ada.claim("email")).contains("ada@example.org");
    assertThat(ada.has("groups", "edge")).isTrue();
    assertThat(ada.has("realm_access.roles", "admin")).isTrue();
  }

  @Test
  void aCodeIsGoodForOnce() throws Exception {
    Secret code = codeOf("ada");
    provider.redeem(code, attempt);
    assertRefused(() -> provider.redeem(code, attempt));
  }

  @Test
  void aCodeOfAnotherAttemptIsRefused() throws Exception {
    Secret code = codeOf("ada");
    assertRefused(() -> provider.redeem(code, SignInAttempt.begin(new SecureRandom())));
    SignInAttempt otherNonce =
        new SignInAttempt(attempt.state(), attempt.state(), attempt.verifier());
    Secret another = codeOf("ada");
    assertRefused(() -> provider.redeem(another, otherNonce));
  }

  @Test
  void anIdTokenForSomebodyElseOrFromAnotherOrThatIsOverIsRefused() throws Exception {
    Date past = Date.from(clock.instant().minus(Duration.ofHours(1)));
    for (UnaryOperator<JWTClaimsSet.Builder> twist :
        List.<UnaryOperator<JWTClaimsSet.Builder>>of(
            claims -> claims.audience("another"),
            claims -> claims.issuer("https://evil.example"),
            claims -> claims.expirationTime(past),
            claims -> claims.subject("bob"))) {
      issuer.twists(twist);
      Secret code = codeOf("ada");
      assertRefused(() -> provider.redeem(code, attempt));
    }
  }

  @Test
  void aWrongSecretOfOursIsNotTheVisitorsFault() throws Exception {
    Secret code = codeOf("ada");
    assertUnreachable(() -> provider("wrong").redeem(code, attempt));
  }

  @Test
  void whoIsNotThereIsSaidToBeAway() throws Exception {
    issuer.isAway(true);
    assertUnreachable(() -> provider.signInAt(attempt));
    issuer.isAway(false);
    Secret code = codeOf("ada");
    issuer.isAway(true);
    assertUnreachable(() -> provider.redeem(code, attempt));
    assertUnreachable(() -> provider.holderOf(Secret.of(issuer.tokenOf("ada", "cli"))));
  }

  @Test
  void anAccessTokenThatIsForUsTellsItsHolder() {
    Optional<Held> held = provider.holderOf(Secret.of(issuer.tokenOf("ada", "cli")));
    assertThat(held).map(one -> one.holder().subject()).contains("ada");
    assertThat(held.get().holder().has("groups", "lab")).isTrue();
    assertThat(held.get().until()).isAfter(clock.instant());
  }

  @Test
  void noOtherTokenIsGood() throws Exception {
    String good = issuer.tokenOf("ada", "cli");
    String revoked = issuer.tokenOf("ada", "cli");
    issuer.revoke(revoked);
    Stream.of(
            "",
            "0".repeat(64),
            good.substring(0, good.length() - 8) + "AAAAAAAA",
            revoked,
            issuer.tokenOf("ada", "another"),
            issuer.idTokenOf("ada", "levante"),
            issuer.tokenOf("ada", "cli", clock.instant().minus(Duration.ofHours(1)), issuer.key()),
            issuer.tokenOf(
                "ada",
                "cli",
                clock.instant().plus(Duration.ofHours(1)),
                new RSAKeyGenerator(2048).keyID("first").generate()))
        .forEach(token -> assertThat(provider.holderOf(Secret.of(token))).as(token).isEmpty());
  }

  @Test
  void aTokenThatNobodySignedIsNotGood() {
    String good = issuer.tokenOf("ada", "cli");
    String none = "eyJhbGciOiJub25lIn0." + good.split("\\.", -1)[1] + ".";
    assertThat(provider.holderOf(Secret.of(none))).isEmpty();
  }

  /** As a browser does it: opens the page, gives the name, and is led back. */
  private Secret codeOf(String name) throws Exception {
    HttpClient browser = HttpClient.newHttpClient();
    URI page = provider.signInAt(attempt);
    String html = browser.send(HttpRequest.newBuilder(page).build(), text()).body();
    Matcher hidden = Pattern.compile("name='(\\w+)' value='([^']+)'").matcher(html);
    String fields =
        hidden
            .results()
            .map(
                one -> one.group(1) + "=" + URLEncoder.encode(one.group(2), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "name=" + name + "&", ""));
    HttpResponse<String> back =
        browser.send(
            HttpRequest.newBuilder(issuer.uri().resolve("/signed"))
                .POST(HttpRequest.BodyPublishers.ofString(fields))
                .build(),
            text());
    String location = back.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith(CALLBACK.toString()).contains(attempt.state().reveal());
    Matcher code = Pattern.compile("code=([^&]+)").matcher(location);
    assertThat(code.find()).isTrue();
    return Secret.of(code.group(1));
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString();
  }

  private static void assertRefused(ThrowingCallable call) {
    assertEnds(call, ErrorCode.UNAUTHENTICATED);
  }

  private static void assertUnreachable(ThrowingCallable call) {
    assertEnds(call, ErrorCode.IDENTITY_PROVIDER_UNREACHABLE);
  }

  private static void assertEnds(ThrowingCallable call, ErrorCode code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(LevanteException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
