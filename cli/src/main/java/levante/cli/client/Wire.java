package levante.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import levante.cli.failure.CliFailure;

/** HTTP to one server: repeats while it is away, and turns its errors into sentences. */
public final class Wire {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final int FIRST_ERROR = 400;
  private static final int NOT_FOUND = 404;

  /** Too many requests, and what stands before a server that is starting. */
  private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();
  private final JsonMapper json =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private final URI base;
  private final Patience patience;

  /** To the server at {@code base}. */
  public Wire(URI base, Patience patience) {
    this.base = base;
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
            .PUT(HttpRequest.BodyPublishers.ofString(text(value))));
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a value of ours is no JSON", e);
    }
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
    try {
      return json.readValue(body, type);
    } catch (JsonProcessingException e) {
      throw new CliFailure("the server answered what this client does not read: " + body, e);
    }
  }

  private HttpRequest.Builder request(String path, String authorization) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(ANSWER_LIMIT)
        .header("Authorization", authorization);
  }

  private String send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    return patience.insist(() -> answer(request));
  }

  private String answer(HttpRequest request) {
    HttpResponse<String> answer;
    try {
      answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Patience.Away(request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CliFailure("interrupted");
    }
    if (answer.statusCode() < FIRST_ERROR) {
      return answer.body();
    }
    String told = message(answer);
    if (TRY_AGAIN.contains(answer.statusCode()) || isNotUpYet(answer)) {
      throw new Patience.Away(told, null);
    }
    throw new CliFailure(told);
  }

  /** A server that listens before its application does answers 404 with a page of its own. */
  private boolean isNotUpYet(HttpResponse<String> answer) {
    return answer.statusCode() == NOT_FOUND && tree(answer.body()).isMissingNode();
  }

  private String message(HttpResponse<String> answer) {
    JsonNode body = tree(answer.body());
    String words = body.isMissingNode() ? "" : ": " + body.path("message").asText(answer.body());
    return "%s %s answered %d%s"
        .formatted(
            answer.request().method(),
            answer.request().uri().getPath(),
            answer.statusCode(),
            words);
  }

  private JsonNode tree(String body) {
    try {
      JsonNode tree = json.readTree(body);
      return tree.isObject() ? tree : com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    } catch (JsonProcessingException notJson) {
      return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
  }
}
