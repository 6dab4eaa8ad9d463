package levante.cli.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import levante.cli.client.json.Json;
import levante.cli.failure.CliFailure;

/** HTTP to one server: repeats while it is away, and turns its errors into sentences. */
public final class Wire {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final int FIRST_ERROR = 400;
  private static final int NOT_FOUND = 404;

  /** Codes of a 502 that no waiting mends. */
  private static final Set<String> REFUSED = Set.of("STORAGE_REFUSED");

  /** Too many requests, and what stands before a server that is starting. */
  private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();
  private final URI base;
  private final Patience patience;

  /** To the server at {@code base}. */
  public Wire(URI base, Patience patience) {
    this.base = URI.create(base.toString().replaceFirst("/$", ""));
    this.patience = patience;
  }

  /** GET; the body. */
  String get(String path, String authorization) {
    return send(request(path, authorization).GET());
  }

  /** PUT without a body; the answer's body. */
  String put(String path, String authorization) {
    return send(request(path, authorization).PUT(HttpRequest.BodyPublishers.noBody()));
  }

  /** PUT of a value as JSON; the answer's body. */
  String put(String path, String authorization, Object value) {
    return send(
        request(path, authorization)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(Json.text(value))));
  }

  /** DELETE; the answer's body. */
  String delete(String path, String authorization) {
    return send(request(path, authorization).DELETE());
  }

  /** POST of a YAML text; the answer's body. */
  String post(String path, String authorization, String yaml, Map<String, String> headers) {
    HttpRequest.Builder request =
        request(path, authorization)
            .header("Content-Type", "text/yaml")
            .POST(HttpRequest.BodyPublishers.ofString(yaml));
    headers.forEach(request::header);
    return send(request);
  }

  /** A body as what it is. */
  <T> T read(String body, TypeReference<T> type) {
    return Json.read(body, type);
  }

  /** A request to which method and body are still to be given. */
  HttpRequest.Builder request(String path, String authorization) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(ANSWER_LIMIT)
        .header("Authorization", authorization);
  }

  /** Sends it until it is answered; the body of an answer that is no error. */
  String send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    return patience.insist(
        () -> {
          HttpResponse<String> answer = exchange(request, HttpResponse.BodyHandlers.ofString());
          return accepted(answer, answer.body());
        });
  }

  /**
   * Sends it once; whatever is answered.
   *
   * @throws Patience.Away when nothing is
   */
  <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return http.send(request, body);
    } catch (ConnectException nobody) {
      throw new Patience.Away("nothing answers at " + base + "; does the server run?", nobody);
    } catch (IOException e) {
      throw new Patience.Away(request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CliFailure("interrupted");
    }
  }

  /** Tries until it is answered. */
  <T> T insist(Supplier<T> attempt) {
    return patience.insist(attempt);
  }

  /**
   * The body of an answer that is no error.
   *
   * @throws Patience.Away when the same may be well a moment later
   * @throws CliFailure with the server's own words, if it is one
   */
  static String accepted(HttpResponse<?> answer, String body) {
    if (answer.statusCode() < FIRST_ERROR) {
      return body;
    }
    JsonNode error = Json.object(body);
    String told = message(answer, error, body);
    // A server that listens before its application does answers 404 with a page of its own.
    boolean isNotUpYet = answer.statusCode() == NOT_FOUND && error.isMissingNode();
    boolean isRefused = REFUSED.contains(error.path("code").asText());
    if ((TRY_AGAIN.contains(answer.statusCode()) && !isRefused) || isNotUpYet) {
      throw new Patience.Away(told, null);
    }
    throw CliFailure.refused(told, error.path("code").asText());
  }

  private static String message(HttpResponse<?> answer, JsonNode error, String body) {
    return "%s %s answered %d%s"
        .formatted(
            answer.request().method(),
            answer.request().uri().getPath(),
            answer.statusCode(),
            error.isMissingNode() ? "" : ": " + error.path("message").asText(body));
  }
}
