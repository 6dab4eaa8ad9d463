package levante.system.identity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import levante.system.browse.Stage;
import levante.system.browse.Visitor;
import levante.system.infra.LevanteServer;
import levante.system.infra.Wire;

/**
 * The walk of people whom an issuer knows: by pages in a real browser, by tokens on the wires.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>sign in on the issuer's page, twice</td><td>the same user; what she makes is hers</td></tr>
 * <tr><td>sign in as somebody of the admins' group</td><td>an admin</td></tr>
 * <tr><td>sign in as somebody of no group</td><td>told whom to ask; not signed in</td></tr>
 * <tr><td>come back with a state of nobody's</td><td>refused</td></tr>
 * <tr><td>bring an access token to the API, to IM's and OSCAR's wires</td><td>the same user</td></tr>
 * <tr><td>bring one for somebody else, or a broken one</td><td>401</td></tr>
 * <tr><td>sign in while the issuer is away</td><td>told so; a password works</td></tr>
 * </table>
 */
public final class IdentityWalk {
  private static final String LINK = "Sign in with Lab login";

  private final Issuer issuer;
  private final Stage stage;
  private final LevanteServer server;

  private IdentityWalk(Issuer issuer, Stage stage) {
    this.issuer = issuer;
    this.stage = stage;
    this.server = stage.server();
  }

  /** Walks it with a server of its own below {@code folder}. */
  public static void with(Issuer issuer, Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("client-secret"), issuer.secret());
    try (Stage stage =
        Stage.open(
            folder,
            "levante.oidc.issuer=" + issuer.uri(),
            "levante.oidc.name=Lab login",
            "levante.oidc.client-id=" + issuer.client(),
            "levante.oidc.client-secret-file=" + secret,
            "levante.oidc.admit=groups=lab",
            "levante.oidc.admins=groups=chiefs",
            "levante.oidc.audiences=" + issuer.client())) {
      issuer.leadsBackTo(stage.server().base().resolve("/signin/oidc/callback"));
      IdentityWalk walk = new IdentityWalk(issuer, stage);
      walk.aUserComesInAndComesBack();
      walk.anAdminComesIn();
      walk.whoIsNotAdmittedIsToldSo();
      walk.anAnswerOfNobodysIsRefused();
      walk.tokensAreTakenOnEachWire();
      walk.anIssuerThatIsAwayIsTold();
    }
  }

  private void aUserComesInAndComesBack() {
    for (int visit = 1; visit <= 2; visit++) {
      try (Visitor ada = comesIn("ada")) {
        assertThat(ada.page()).hasURL(server.base() + "/");
        assertThat(ada.page().locator("header")).containsText("ada");
        ada.press("Sign out");
        assertThat(ada.page()).hasURL(server.base() + "/signin");
        assertThat(ada.statusOf("/infrastructures")).isEqualTo(303);
        assertThat(ada.console()).isEmpty();
      }
    }
  }

  private void anAdminComesIn() {
    try (Visitor carla = comesIn("carla")) {
      assertThat(carla.page().locator("header")).containsText("carla");
    }
    assertThat(addUser(issuer.tokenOf("carla"), "bob")).isEqualTo(201);
    assertThat(addUser(issuer.tokenOf("ada"), "eve")).isEqualTo(403);
  }

  private int addUser(String token, String name) {
    return bearer(token)
        .post(
            "/api/v1/users",
            "application/json",
            "{\"name\": \"%s\", \"password\": \"a-long-enough-password\"}".formatted(name))
        .status();
  }

  private void whoIsNotAdmittedIsToldSo() {
    try (Visitor mallory = comesIn("mallory")) {
      mallory.sees("is known, but not admitted here; ask the operator");
      mallory.lookAt("signin-not-admitted");
      assertThat(mallory.statusOf("/infrastructures")).isEqualTo(303);
    }
    assertThat(bearer(issuer.tokenOf("mallory")).get("/api/v1/infrastructures").status())
        .isEqualTo(401);
  }

  private void anAnswerOfNobodysIsRefused() {
    try (Visitor ada = stage.somebody()) {
      ada.open("/signin/oidc/callback?code=guessed&state=guessed");
      ada.sees("This sign-in has expired");
      ada.open("/signin");
      ada.lookAt("signin-provider");
      ada.follow(LINK);
      String page = ada.page().url();
      assertThat(page).startsWith(issuer.uri().toString()).contains("code_challenge_method=S256");
      ada.open("/signin/oidc/callback?code=guessed&state=" + parameter(page, "state"));
      ada.sees("Lab login did not sign you in");
      assertThat(ada.statusOf("/infrastructures")).isEqualTo(303);
    }
  }

  private static String parameter(String uri, String name) {
    for (String pair : URI.create(uri).getRawQuery().split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    throw new AssertionError("no %s in %s".formatted(name, uri));
  }

  private void tokensAreTakenOnEachWire() {
    String token = issuer.tokenOf("ada");
    Wire ada = bearer(token);
    assertThat(ada.get("/api/v1/infrastructures").status()).isEqualTo(200);
    Wire im = new Wire(server.base(), "id = im; type = InfrastructureManager; token = " + token);
    assertThat(im.get("/im/infrastructures", "Accept", "application/json").status()).isEqualTo(200);
    // Known, but no cluster of hers: not 401.
    assertThat(ada.get("/oscar/edge-000000/system/services").status()).isEqualTo(404);
    for (String wrong :
        List.of(issuer.foreignTokenOf("ada"), issuer.idTokenOf("ada"), token + "x", "none")) {
      assertThat(bearer(wrong).get("/api/v1/infrastructures").status()).as(wrong).isEqualTo(401);
    }
    // A cookie is of a session, and never such a token.
    try (Visitor nobody = stage.somebody()) {
      nobody
          .page()
          .context()
          .addCookies(
              List.of(new Cookie("levante_session", token).setUrl(server.base().toString())));
      assertThat(nobody.statusOf("/infrastructures")).isEqualTo(303);
    }
  }

  private void anIssuerThatIsAwayIsTold() {
    String fresh = issuer.tokenOf("ada");
    issuer.goAway();
    // What the issuer said of itself is remembered for an hour, so that only a fresh start asks.
    server.kill();
    server.restart();
    try (Visitor admin = stage.somebody()) {
      admin.open("/signin");
      admin.follow(LINK);
      admin.sees("Lab login does not answer now. Please try again later.");
      admin.signIn("admin", server.adminPassword());
    }
    Wire.Answer away = bearer(fresh).get("/api/v1/infrastructures");
    assertThat(away.status()).as(away.body()).isEqualTo(502);
    assertThat(away.json().path("code").asText()).isEqualTo("IDENTITY_PROVIDER_UNREACHABLE");
  }

  private Visitor comesIn(String name) {
    Visitor visitor = stage.somebody();
    visitor.open("/signin");
    visitor.follow(LINK);
    issuer.signIn(visitor.page(), name);
    return visitor;
  }

  private Wire bearer(String token) {
    return new Wire(server.base(), "Bearer " + token);
  }
}
