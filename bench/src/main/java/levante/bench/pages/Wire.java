package levante.bench.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.bench.server.Http;

/** One user's way to the server: as a browser that is signed in, or as a program by password. */
final class Wire {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Pattern TOKEN = Pattern.compile("name=\"form_token\" value=\"([0-9a-f]+)\"");

  private final Http http = new Http();
  private final URI base;
  private final String basic;
  private final String session;

  private Wire(URI base, String basic, String session) {
    this.base = base;
    this.basic = basic;
    this.session = session;
  }

  /** That user's, who signs in by the form. */
  static Wire signedIn(URI base, String user, String password) {
    String both =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    Wire stranger = new Wire(base, "Basic " + both, "");
    HttpResponse<String> form =
        stranger.http.send(HttpRequest.newBuilder(base.resolve("/signin")).GET());
    Matcher token = TOKEN.matcher(form.body());
    if (!token.find()) {
      throw Http.failed(form);
    }
    HttpResponse<String> welcome =
        stranger.http.send(
            HttpRequest.newBuilder(base.resolve("/signin"))
                .header("Cookie", cookie(form, "levante_signin"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "form_token=%s&user=%s&password=%s"
                            .formatted(token.group(1), encoded(user), encoded(password)))));
    return new Wire(base, "Basic " + both, cookie(welcome, "levante_session"));
  }

  /** As a part of a URL. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String cookie(HttpResponse<String> answer, String name) {
    return answer.headers().allValues("set-cookie").stream()
        .filter(one -> one.startsWith(name + "="))
        .map(one -> one.substring(0, one.indexOf(';')))
        .findFirst()
        .orElseThrow(() -> Http.failed(answer));
  }

  /** A request as its browser sends it. */
  HttpRequest.Builder browsing(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).header("Cookie", session);
  }

  /** The cookie that its browser sends. */
  String session() {
    return session;
  }

  /** What a page holds; fails unless it is there. */
  String page(String path) {
    return done(http.send(browsing(path).timeout(LIMIT).GET()));
  }

  /** What a program gets; fails unless it is there. */
  String get(String path) {
    return done(program(path, HttpRequest.Builder::GET));
  }

  /** The same, read as JSON. */
  JsonNode json(String path) {
    return Http.json(get(path));
  }

  /** A program sends a text. */
  String post(String path, String type, String body) {
    return done(
        program(
            path,
            request ->
                request
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofString(body))));
  }

  /** A program puts a text; an empty one is none. */
  void put(String path, String body) {
    done(program(path, request -> request.PUT(HttpRequest.BodyPublishers.ofString(body))));
  }

  /** A program takes something away. */
  void delete(String path) {
    done(program(path, HttpRequest.Builder::DELETE));
  }

  private HttpResponse<String> program(String path, UnaryOperator<HttpRequest.Builder> verb) {
    return http.send(
        verb.apply(
            HttpRequest.newBuilder(base.resolve(path))
                .timeout(LIMIT)
                .header("Authorization", basic)
                .header("Accept", "*/*")));
  }

  /** Where the server is. */
  URI base() {
    return base;
  }

  private static String done(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw Http.failed(answer);
    }
    return answer.body();
  }
}
