package levante.oscar.adapter.http;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request.
 *
 * @param url percent-encoded already
 * @param body absent for none
 */
public record Ask(
    String method, String url, Map<String, String> headers, Optional<Body> body, Span span) {
  /** How long it may take. */
  public enum Span {
    /** A whole call, as {@link HttpBounds#small}. */
    SMALL,
    /** A whole call, as {@link HttpBounds#slow}; never sent a second time by itself. */
    SLOW,
    /** As long as bytes come or go. */
    FILE
  }

  /**
   * What is sent with it.
   *
   * @param file sent as it is; else the text is, in UTF-8
   */
  public record Body(String contentType, String text, Optional<Path> file) {}

  public Ask {
    headers = Map.copyOf(headers);
  }

  /** Without headers or a body. */
  public static Ask of(String method, String url, Span span) {
    return new Ask(method, url, Map.of(), Optional.empty(), span);
  }

  /** With one header more. */
  public Ask with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Ask(method, url, more, body, span);
  }

  /** With a text as its body, in UTF-8. */
  public Ask sending(String contentType, String text) {
    return with(new Body(contentType, text, Optional.empty()));
  }

  /** With a file as its body. */
  public Ask sending(String contentType, Path file) {
    return with(new Body(contentType, "", Optional.of(file)));
  }

  private Ask with(Body sent) {
    return new Ask(method, url, headers, Optional.of(sent), span);
  }
}
