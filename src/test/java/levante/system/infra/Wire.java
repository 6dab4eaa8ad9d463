package levante.system.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Bare HTTP as curl would send it: the tests see exactly what a client sees. */
public final class Wire {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;
  private final String authorization;

  /** With HTTP Basic. */
  public Wire(URI base, String user, String password) {
    this(
        base,
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
  }

  /** With any Authorization header. */
  public Wire(URI base, String authorization) {
    this.base = base;
    this.authorization = authorization;
  }

  /** An answer: its status, its body, and the header that says where. */
  public record Answer(int status, String body, HttpResponse<String> whole) {
    /** The body as JSON. */
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + body, e);
      }
    }

    /** A header of it, or an empty text. */
    public String header(String name) {
      return whole.headers().firstValue(name).orElse("");
    }
  }

  /** GET. */
  public Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /** DELETE. */
  public Answer delete(String path, String... headers) {
    return send(request(path, headers).DELETE());
  }

  /** PUT without a body. */
  public Answer order(String path) {
    return send(request(path).PUT(HttpRequest.BodyPublishers.noBody()));
  }

  /** PUT of a text of some media type. */
  public Answer put(String path, String mediaType, String body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", mediaType)
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** POST of a text of some media type. */
  public Answer post(String path, String mediaType, String body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", mediaType)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** POST of a file's bytes. */
  public Answer post(String path, String mediaType, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", mediaType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** A body of no stated type, as clients written in Go send it. */
  public Answer untyped(String method, String path, String body) {
    return send(request(path).method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  /** A body of no stated type and no stated length, as oscar-cli calls services. */
  public Answer streamed(String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return send(
        request(path)
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
  }

  /** Whether it answers 200 at all. */
  public boolean answers(String path) {
    try {
      return get(path).status() == 200;
    } catch (AssertionError unreachable) {
      return false;
    }
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(LIMIT)
            .header("Authorization", authorization);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body(), answer);
    } catch (IOException e) {
      throw new AssertionError("no answer from " + base + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
