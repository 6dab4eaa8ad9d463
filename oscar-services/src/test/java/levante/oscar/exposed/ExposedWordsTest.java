package levante.oscar.exposed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import levante.oscar.exposure.Exposure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExposedWordsTest {
  private static final String BASE = "/oscar/edge/system/services/api/exposed";
  private final ExposedWords stripped = new ExposedWords(Exposure.Paths.STRIPPED, BASE);
  private final ExposedWords whole = new ExposedWords(Exposure.Paths.WHOLE, BASE);

  private List<Header> told(String name, String value) {
    return stripped.toCaller(List.of(new Header(name, value)), "/a/b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "authorization",
        "Proxy-Authorization",
        "Impersonate-User",
        "Impersonate-Extra-scopes",
        "X-Remote-User",
        "X-Forwarded-For",
        "Host",
        "Connection",
        "Upgrade",
        "Transfer-Encoding",
        "Content-Length",
        "Expect"
      })
  void nothingThatSaysWhoSomebodyIsOrHowItIsSentReachesAPod(String name) {
    assertThat(stripped.toPod(List.of(new Header(name, "x"))))
        .containsExactly(new Header("X-Forwarded-Prefix", BASE));
  }

  @Test
  void whatConnectionNamesIsOfOneHopAndAllElsePasses() {
    assertThat(
            stripped.toPod(
                List.of(
                    new Header("Connection", "close, X-Own"),
                    new Header("X-Own", "x"),
                    new Header("X-Api-Key", "k"),
                    new Header("Accept", "a"))))
        .extracting(Header::name)
        .containsExactly("X-Api-Key", "Accept", "X-Forwarded-Prefix");
  }

  @Test
  void aPodHasItsOwnCookiesBackAndNobodyElses() {
    assertThat(told("Set-Cookie", "sid=1; Path=/; Domain=example.org; HttpOnly; Max-Age=5"))
        .containsExactly(
            new Header("Set-Cookie", "exposed-sid=1; HttpOnly; Max-Age=5; Path=" + BASE));
    assertThat(told("Set-Cookie", "levante_session=1"))
        .extracting(Header::value)
        .containsExactly("exposed-levante_session=1; Path=" + BASE);
    List<Header> asked =
        List.of(new Header("Cookie", "levante_session=s; exposed-sid=1;other=2; exposed-b=c=d"));
    assertThat(Header.first(stripped.toPod(asked), "Cookie")).contains("sid=1; b=c=d");
    assertThat(Header.first(stripped.toPod(List.of(new Header("Cookie", "a=b"))), "Cookie"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/login, /login",
    "/login?next=/a#top, /login?next=/a#top",
    "c, /a/c",
    "../c, /c",
    "../../../c, /c",
    "?x=1, /a/?x=1"
  })
  void aRedirectStaysBelowTheServicesPath(String said, String below) {
    assertThat(told("Location", said)).containsExactly(new Header("Location", BASE + below));
  }

  @Test
  void aRedirectToAnotherServerPassesAndOneToNowhereDoesNot() {
    assertThat(told("Location", "https://idp.example/x")).hasSize(1);
    assertThat(told("Location", "javascript:alert(1)")).isEmpty();
    assertThat(told("Location", "http://[")).isEmpty();
  }

  @Test
  void aServiceThatSeesWholePathsSpeaksOfThem() {
    assertThat(whole.target("/x?y")).isEqualTo(BASE + "/x?y");
    assertThat(stripped.target("/x?y")).isEqualTo("/x?y");
    assertThat(whole.toCaller(List.of(new Header("Location", BASE + "/y")), "/x"))
        .containsExactly(new Header("Location", BASE + "/y"));
    assertThat(whole.toCaller(List.of(new Header("Location", "/signout")), "/x"))
        .containsExactly(new Header("Location", BASE + "/signout"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Clear-Site-Data",
        "Strict-Transport-Security",
        "Content-Security-Policy",
        "Service-Worker-Allowed",
        "WWW-Authenticate",
        "X-Frame-Options",
        "Alt-Svc",
        "Levante-Code",
        "Audit-Id",
        "X-Kubernetes-Pf-Flowschema-Uid",
        "Keep-Alive"
      })
  void nothingThatWouldCountForTheWholeOriginComesBack(String name) {
    assertThat(told(name, "x")).isEmpty();
    assertThat(told("Content-Type", "text/html")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/..",
        "/a/../b",
        "/%2e%2e/secrets",
        "/.%2E/x",
        "/a%2f..%2fb",
        "/a%5c..%5cb",
        "/..;x/b",
        "/./a"
      })
  void noPathLeadsOutOfTheServices(String path) {
    assertThat(ExposedWords.staysBelow(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/a/b", "/a..b/...", "/a?x=../..", "/%252e%252e/x", "//a"})
  void otherPathsDoNot(String path) {
    assertThat(ExposedWords.staysBelow(path)).isTrue();
    assertThat(Optional.of(path)).isPresent();
  }
}
