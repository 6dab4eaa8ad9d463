package levante.cli.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import levante.cli.client.json.Json;
import levante.cli.failure.CliFailure;

/**
 * Any call of the server as one caller. Each may be repeated, and is, while the server is away; an
 * answer that is an error ends the verb with the server's own words.
 */
public final class Calls {
  private static final int FIRST_ERROR = 400;

  /** A file may be large and a service may take its time: OSCAR answers after 5 min at the most. */
  private static final Duration LONG = Duration.ofHours(12);

  private final Wire wire;
  private final Account account;

  /** Calls of {@code account}'s. */
  public Calls(Wire wire, Account account) {
    this.wire = wire;
    this.account = account;
  }

  /** What is sent, and as what. */
  public static final class Body {
    private final String type;
    private final byte[] bytes;

    private Body(String type, byte[] bytes) {
      this.type = type;
      this.bytes = bytes.clone();
    }

    /** A text of that media type. */
    public static Body of(String type, String text) {
      return of(type, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of that media type. */
    public static Body of(String type, byte[] bytes) {
      return new Body(type, bytes);
    }
  }

  /** An answer of any kind. */
  public record Answer(int status, String body, Optional<Duration> retryAfter) {}

  /** GET; the body. */
  public String get(String path) {
    return wire.get(path, account.header());
  }

  /** GET of a view. */
  public <T> T get(String path, TypeReference<T> type) {
    return Json.read(get(path), type);
  }

  /** A call without a body, such as {@code PUT}; the answer's body. */
  public String send(String method, String path) {
    return wire.send(wire.request(path, account.header()).method(method, BodyPublishers.noBody()));
  }

  /** A call with a body; the answer's. */
  public String send(String method, String path, Body body, Map<String, String> headers) {
    return wire.send(request(method, path, body, headers));
  }

  private HttpRequest.Builder request(
      String method, String path, Body body, Map<String, String> headers) {
    HttpRequest.Builder request =
        wire.request(path, account.header())
            .header("Content-Type", body.type)
            .method(method, BodyPublishers.ofByteArray(body.bytes));
    headers.forEach(request::header);
    return request;
  }

  /** A call with a body, answered by whatever status, which may take its time. */
  public Answer ask(String method, String path, Body body, Map<String, String> headers) {
    HttpRequest request = request(method, path, body, headers).timeout(LONG).build();
    HttpResponse<String> answer =
        wire.insist(() -> wire.exchange(request, BodyHandlers.ofString()));
    Optional<Duration> pause =
        answer
            .headers()
            .firstValue("Retry-After")
            .filter(value -> value.matches("[0-9]{1,6}"))
            .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    return new Answer(answer.statusCode(), answer.body(), pause);
  }

  /**
   * PUT of a file.
   *
   * @throws CliFailure UNREADABLE when it is not there
   */
  public void upload(String path, Path file) {
    try {
      wire.send(
          wire.request(path, account.header())
              .timeout(LONG)
              .header("Content-Type", "application/octet-stream")
              .PUT(BodyPublishers.ofFile(file)));
    } catch (FileNotFoundException missing) {
      throw new CliFailure(CliFailure.UNREADABLE, "there is no file " + file);
    }
  }

  /** GET of what may be large, given to {@code taker} as it comes. */
  public <T> T download(String path, Function<InputStream, T> taker) {
    HttpRequest request = wire.request(path, account.header()).timeout(LONG).GET().build();
    HttpResponse<InputStream> answer =
        wire.insist(() -> refused(wire.exchange(request, BodyHandlers.ofInputStream())));
    try (InputStream body = answer.body()) {
      return taker.apply(body);
    } catch (IOException e) {
      throw new CliFailure("the answer was cut off: " + e.getMessage(), e);
    }
  }

  /** The answer, unless it is an error. */
  private static HttpResponse<InputStream> refused(HttpResponse<InputStream> answer) {
    if (answer.statusCode() < FIRST_ERROR) {
      return answer;
    }
    try (InputStream body = answer.body()) {
      Wire.accepted(answer, new String(body.readAllBytes(), StandardCharsets.UTF_8));
      throw new IllegalStateException("an error that is none");
    } catch (IOException e) {
      throw new Patience.Away("the answer was cut off", e);
    }
  }

  /** As a path or query takes it. */
  public static String encode(String text) {
    return LevanteClient.encode(text);
  }
}
