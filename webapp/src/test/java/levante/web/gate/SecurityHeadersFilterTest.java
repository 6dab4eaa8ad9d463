package levante.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SecurityHeadersFilterTest {
  private final Map<String, String> headers = new TreeMap<>();

  private final HttpServletResponse response =
      (HttpServletResponse)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {HttpServletResponse.class},
              (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("setHeader");
                return headers.put((String) arguments[0], (String) arguments[1]);
              });

  @Test
  void aPictureThatIsOpenedAsAPageRunsNoScriptAndIsTakenForNothingElse()
      throws IOException, ServletException {
    Map<String, String> seenByTheResource = new TreeMap<>();
    FilterChain chain = (request, answer) -> seenByTheResource.putAll(headers);
    new SecurityHeadersFilter().doFilter(null, response, chain);
    assertThat(seenByTheResource)
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("Cache-Control", "no-store");
    assertThat(seenByTheResource.get("Content-Security-Policy"))
        .startsWith("default-src 'none';")
        .contains("script-src 'self';", "base-uri 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "data:", "*");
  }
}
