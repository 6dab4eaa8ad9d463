package levante.web.language.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import levante.web.gate.Routes;
import levante.web.language.Language;
import levante.web.language.Speech;

/** Answers each request in its language. Programs are answered in English, whoever asks by them. */
public class LanguageFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Speech before = Speech.begin(new Speech(language(request), place(request)));
    try {
      chain.doFilter(request, response);
    } finally {
      Speech.end(before);
    }
  }

  private static Language language(HttpServletRequest request) {
    return Routes.isApi(request.getRequestURI())
        ? Language.ENGLISH
        : Language.spoken(
            LanguageCookie.in(request.getCookies()),
            Optional.ofNullable(request.getHeader("Accept-Language")));
  }

  /** What answers a form cannot be loaded again. */
  private static String place(HttpServletRequest request) {
    if (!request.getMethod().equals("GET")) {
      return "/";
    }
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }
}
