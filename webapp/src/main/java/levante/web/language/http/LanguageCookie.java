package levante.web.language.http;

import jakarta.servlet.http.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import levante.web.language.Language;

/** The cookie by which a browser keeps the language that was chosen. */
final class LanguageCookie {
  private static final String NAME = "levante_language";
  private static final Duration LIFE = Duration.ofDays(365);

  private LanguageCookie() {}

  /** The tag in a request's cookies; it may be any text. */
  static Optional<String> in(Cookie[] cookies) {
    return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
        .filter(one -> one.getName().equals(NAME))
        .map(Cookie::getValue)
        .findFirst();
  }

  /** What keeps a choice; {@code secure} when the request came by https. */
  static NewCookie of(Language language, boolean secure) {
    return new NewCookie.Builder(NAME)
        .value(language.tag())
        .path("/")
        .maxAge((int) LIFE.toSeconds())
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
