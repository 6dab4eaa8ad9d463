package levante.cli.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
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
  /** A file may be large and a service may take its time: OSCAR answers after 5 min at the most. */
  private static final Duration LONG = Duration.ofMinutes(30);

  private static final String BYTES = "application/octet-stream";

  private final Wire wire;
  private final Account account;

  /** Calls of {@code account}'s. */
  public Calls(Wire wire, Account account) {
    this.wire = wire;
    this.account = account;
  }

  /** What is sent, and as what. */
  public static final class Body {
    private final Sent.Body sent;

    private Body(Sent.Body sent) {
      this.sent = sent;
    }

    /** A text of that media type. */
    public static Body of(String type, String text) {
      return new Body(Sent.Body.of(type, text));
    }

    /** Bytes of that media type. */
    public static Body of(String type, byte[] bytes) {
      return new Body(Sent.Body.of(type, bytes));
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
    return wire.send(Sent.of(method, path, account.header()));
  }

  /** A call with a body; the answer's. */
  public String send(String method, String path, Body body, Map<String, String> headers) {
    return wire.send(sent(method, path, body, headers));
  }

  private Sent sent(String method, String path, Body body, Map<String, String> headers) {
    return Sent.of(method, path, account.header()).with(body.sent).with(headers);
  }

  /** A call with a body, answered by whatever status, which may take its time. */
  public Answer ask(String method, String path, Body body, Map<String, String> headers) {
    Sent sent = sent(method, path, body, headers).within(LONG);
    return wire.insist(
        () ->
            wire.exchange(
                sent,
                answer ->
                    new Answer(
                        answer.status(),
                        answer.text(),
                        Optional.ofNullable(answer.connection().getHeaderField("Retry-After"))
                            .filter(value -> value.matches("[0-9]{1,6}"))
                            .map(value -> Duration.ofSeconds(Long.parseLong(value))))));
  }

  /** PUT of a file. */
  public void upload(String path, Path file) {
    wire.send(Sent.of("PUT", path, account.header()).with(Sent.Body.of(BYTES, file)).within(LONG));
  }

  /** GET of what may be large, given to {@code taker} as it comes. */
  public <T> T download(String path, Function<InputStream, T> taker) {
    Sent sent = Sent.of("GET", path, account.header()).within(LONG);
    return wire.insist(
        () ->
            wire.exchange(
                sent,
                answer -> {
                  if (!answer.isGood()) {
                    Wire.accepted(answer, answer.text());
                  }
                  return taken(answer, taker);
                }));
  }

  /** Half an answer may have been printed, so that it is not asked for again. */
  private static <T> T taken(Wire.Answer answer, Function<InputStream, T> taker) {
    try (InputStream body = answer.body()) {
      return taker.apply(body);
    } catch (IOException e) {
      throw new CliFailure("the answer was cut off: " + e.getMessage(), e);
    }
  }

  /** As a path or query takes it. */
  public static String encode(String text) {
    return LevanteClient.encode(text);
  }
}
