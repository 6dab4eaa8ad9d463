package levante.web.gate;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import levante.kernel.Secret;

/** The cookie of a page's session: no script reads it and no other site's page sends it. */
public final class SessionCookie {
  private static final String NAME = "levante_session";

  private SessionCookie() {}

  /** The token in a request's cookies. */
  public static Optional<Secret> in(Map<String, Cookie> cookies) {
    return Optional.ofNullable(cookies.get(NAME))
        .map(Cookie::getValue)
        .filter(value -> !value.isBlank())
        .map(Secret::of);
  }

  /** The cookie that signs a browser in; {@code secure} when the request came by https. */
  public static NewCookie signIn(Secret token, Duration life, boolean secure) {
    return build(token.reveal(), (int) life.toSeconds(), secure);
  }

  /** The cookie that signs a browser out. */
  public static NewCookie signOut(boolean secure) {
    return build("", 0, secure);
  }

  private static NewCookie build(String value, int maxAge, boolean secure) {
    return new NewCookie.Builder(NAME)
        .value(value)
        .path("/")
        .maxAge(maxAge)
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
