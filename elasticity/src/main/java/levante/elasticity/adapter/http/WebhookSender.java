package levante.elasticity.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import levante.elasticity.hook.HookEvent;
import levante.elasticity.hook.HookSender;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * POSTs each event as a CloudEvent 1.0 in structured JSON, with the headers of Standard Webhooks.
 * Any answer of 2xx means that it was taken; redirects are not followed.
 */
public final class WebhookSender implements HookSender {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int FIRST_TAKEN = 200;
  private static final int FIRST_NOT_TAKEN = 300;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(LIMIT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI receiver;
  private final Optional<Signature> signature;
  private final Clock clock;

  /**
   * To that receiver.
   *
   * @param signature absent when the receiver does not ask who sends
   */
  public WebhookSender(URI receiver, Optional<Signature> signature, Clock clock) {
    this.receiver = receiver;
    this.signature = signature;
    this.clock = clock;
  }

  @Override
  public void send(HookEvent event) {
    String body = body(event);
    String sent = String.valueOf(clock.instant().getEpochSecond());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(receiver)
            .timeout(LIMIT)
            .header("Content-Type", "application/cloudevents+json; charset=utf-8")
            .header("webhook-id", event.id())
            .header("webhook-timestamp", sent)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    signature.ifPresent(key -> request.header("webhook-signature", key.of(event.id(), sent, body)));
    int status = status(request.build());
    if (status < FIRST_TAKEN || status >= FIRST_NOT_TAKEN) {
      throw notTaken("answered " + status, null);
    }
  }

  private int status(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException unreachable) {
      throw notTaken(unreachable.toString(), unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw notTaken("was not waited for", stopped);
    }
  }

  private LevanteException notTaken(String what, Exception cause) {
    return new LevanteException(
        ErrorCode.HOOK_NOT_TAKEN,
        "the receiver of hooks at %s %s".formatted(receiver.getHost(), what),
        cause);
  }

  private static String body(HookEvent event) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("specversion", "1.0");
    body.put("id", event.id());
    body.put("source", "/clusters/" + event.cluster().value());
    body.put("type", "levante.elasticity." + event.kind().word());
    body.put("subject", event.subject());
    body.put("time", event.at().toString());
    body.put("datacontenttype", "application/json");
    body.put("data", event.data());
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are writable", e);
    }
  }
}
