package levante.cli.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import levante.cli.client.json.Json;
import levante.cli.failure.CliFailure;

/**
 * HTTP to one server: repeats while it is away, and turns its errors into sentences. By the old
 * client of Java: the thread of the new one keeps the process from ending for 0.3 s.
 */
public final class Wire {
  private static final int CONNECT_LIMIT_MS = 5_000;
  private static final int FIRST_ERROR = 400;
  private static final int FIRST_THAT_LEADS_ELSEWHERE = 300;

  /**
   * A server that listens before its application does, or after, has pages of its own for these.
   */
  private static final Set<Integer> PAGES_OF_ITS_OWN = Set.of(404, 500);

  /** Codes of a 502 that no waiting mends. */
  private static final Set<String> REFUSED = Set.of("STORAGE_REFUSED");

  /** Too many requests, and what stands before a server that is starting. */
  private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);

  private final URI base;
  private final Patience patience;

  /** To the server at {@code base}. */
  public Wire(URI base, Patience patience) {
    this.base = URI.create(base.toString().replaceFirst("/$", ""));
    this.patience = patience;
  }

  /** What is made of an answer, while it is open. */
  @FunctionalInterface
  interface Taker<T> {
    T take(Answer answer) throws IOException;
  }

  /** An answer that has begun to come. */
  record Answer(Sent sent, int status, HttpURLConnection connection, InputStream body) {
    /** All of it as a text. */
    String text() throws IOException {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Whether it tells no error. */
    boolean isGood() {
      return status < FIRST_THAT_LEADS_ELSEWHERE;
    }
  }

  /** GET; the body. */
  String get(String path, String authorization) {
    return send(Sent.of("GET", path, authorization));
  }

  /** PUT without a body; the answer's body. */
  String put(String path, String authorization) {
    return send(Sent.of("PUT", path, authorization));
  }

  /** PUT of a value as JSON; the answer's body. */
  String put(String path, String authorization, Object value) {
    return send(
        Sent.of("PUT", path, authorization)
            .with(Sent.Body.of("application/json", Json.text(value))));
  }

  /** DELETE; the answer's body. */
  String delete(String path, String authorization) {
    return send(Sent.of("DELETE", path, authorization));
  }

  /** POST of a YAML text; the answer's body. */
  String post(String path, String authorization, String yaml, Map<String, String> headers) {
    return send(
        Sent.of("POST", path, authorization).with(Sent.Body.of("text/yaml", yaml)).with(headers));
  }

  /** A body as what it is. */
  <T> T read(String body, TypeReference<T> type) {
    return Json.read(body, type);
  }

  /** Sends it until it is answered; the body of an answer that is no error. */
  String send(Sent sent) {
    return insist(() -> exchange(sent, answer -> accepted(answer, answer.text())));
  }

  /** Tries until it is answered. */
  <T> T insist(Supplier<T> attempt) {
    return patience.insist(attempt);
  }

  /**
   * Sends it once; whatever is answered.
   *
   * @throws Patience.Away when nothing is
   */
  <T> T exchange(Sent sent, Taker<T> taker) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(base + sent.path()).toURL().openConnection();
      return taker.take(answer(sent, connection));
    } catch (ConnectException | UnknownHostException | NoRouteToHostException nobody) {
      throw new Patience.Away("nothing answers at " + base + "; does the server run?", nobody);
    } catch (HttpRetryException refused) {
      // A body that was sent in pieces cannot be sent again, and Java tells no more than this.
      throw CliFailure.refused(
          "%s %s answered %d: wrong credentials"
              .formatted(sent.method(), sent.resource(), refused.responseCode()),
          "UNAUTHENTICATED");
    } catch (IOException e) {
      throw new Patience.Away(base + sent.path() + ": " + e, e);
    }
  }

  private static Answer answer(Sent sent, HttpURLConnection connection) throws IOException {
    connection.setRequestMethod(sent.method());
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(CONNECT_LIMIT_MS);
    connection.setReadTimeout(Math.toIntExact(sent.limit().toMillis()));
    sent.headers().forEach(connection::setRequestProperty);
    if (sent.body().isPresent()) {
      connection.setDoOutput(true);
      if (sent.body().get().isLarge()) {
        connection.setFixedLengthStreamingMode(sent.body().get().length());
      }
      try (OutputStream out = connection.getOutputStream()) {
        sent.body().get().writeTo(out);
      }
    }
    int status = connection.getResponseCode();
    InputStream body =
        status < FIRST_ERROR ? connection.getInputStream() : connection.getErrorStream();
    return new Answer(
        sent, status, connection, body == null ? InputStream.nullInputStream() : body);
  }

  /**
   * The body of an answer that is no error.
   *
   * @throws Patience.Away when the same may be well a moment later
   * @throws CliFailure with the server's own words, if it is one
   */
  static String accepted(Answer answer, String body) {
    if (answer.isGood()) {
      return body;
    }
    JsonNode error = Json.object(body);
    String told =
        "%s %s answered %d%s"
            .formatted(
                answer.sent().method(),
                answer.sent().resource(),
                answer.status(),
                error.isMissingNode() ? "" : ": " + error.path("message").asText(body));
    boolean isNotUpYet = PAGES_OF_ITS_OWN.contains(answer.status()) && error.isMissingNode();
    boolean isRefused = REFUSED.contains(error.path("code").asText());
    if ((TRY_AGAIN.contains(answer.status()) && !isRefused) || isNotUpYet) {
      throw new Patience.Away(told, null);
    }
    throw CliFailure.refused(told, error.path("code").asText());
  }
}
