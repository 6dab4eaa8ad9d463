package levante.oscar.adapter.kubernetes.exposed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.exposed.ExposedAnswer;
import levante.oscar.exposed.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyMarksTest {
  private static final String ROOT = "/api/v1/namespaces/n/services/exposed-a:80/proxy";
  private final ProxyMarks marks = new ProxyMarks(ROOT);

  private static ExposedAnswer said(int status, String body, Header... headers) {
    return ExposedAnswer.of(
        status, List.of(headers), new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(ExposedAnswer answer) throws IOException {
    return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void linksInPagesAreAsThePodWroteThem() throws IOException {
    Header html = new Header("content-type", "text/html; charset=utf-8");
    String page = "<a href=\"" + ROOT + "/x\"><a href=\"/api/v1/namespaces/n/y\">" + ROOT;
    ExposedAnswer told = marks.removed(said(200, page, html, new Header("Content-Length", "9")));
    assertThat(text(told)).isEqualTo("<a href=\"/x\"><a href=\"/api/v1/namespaces/n/y\">");
    assertThat(told.headers()).containsExactly(html);
    assertThat(text(marks.removed(said(200, ROOT, new Header("Content-Type", "text/plain")))))
        .isEqualTo(ROOT);
  }

  @Test
  void redirectsLeadWhereThePodSaid() throws IOException {
    for (String location : List.of(ROOT + "/x", "https://10.0.0.1:6443" + ROOT + "/x")) {
      assertThat(marks.removed(said(302, "", new Header("Location", location))).headers())
          .containsExactly(new Header("Location", "/x"));
    }
    assertThat(
            marks.removed(said(302, "", new Header("Location", "https://x.example/y"))).headers())
        .containsExactly(new Header("Location", "https://x.example/y"));
  }

  @Test
  void whatTheApiServerSaysItselfIsThatNobodyIsThere() {
    Header json = new Header("Content-Type", "application/json");
    String status =
        "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":"
            + "\"no endpoints available for service\",\"code\":503}";
    LevanteException refused =
        catchThrowableOfType(LevanteException.class, () -> marks.removed(said(503, status, json)));
    assertThat(refused.code()).isEqualTo(ErrorCode.SERVICE_NOT_READY);
    assertThat(refused).hasMessageContaining("no endpoints");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"error\":\"x\"}", "{\"kind\":", "", "[1]"})
  void whatAPodSaysOfItsFailureIsNotTouched(String body) throws IOException {
    Header json = new Header("Content-Type", "application/json");
    assertThat(text(marks.removed(said(503, body, json)))).isEqualTo(body);
    String long1 = "[" + "1,".repeat(10_000) + "1]";
    assertThat(text(marks.removed(said(500, long1, json)))).isEqualTo(long1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100_000})
  void aTextIsFoundHoweverTheStreamIsCut(int piece) throws IOException {
    String text = ("ab" + "abab" + "x" + "abac" + "aab" + "y".repeat(17)).repeat(3_000) + "aba";
    InputStream cut =
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, piece));
          }
        };
    try (WithoutText without = new WithoutText(cut, "abac")) {
      assertThat(new String(without.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(text.replace("abac", ""));
    }
  }
}
