package levante.elasticity.adapter.http;

import static levante.elasticity.Seen.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import levante.elasticity.hook.HookEvent;
import levante.elasticity.hook.HookKind;
import levante.kernel.ClusterId;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {
  private static final HookEvent EVENT =
      new HookEvent(
          "state-7-idle",
          HookKind.IDLE,
          NOON,
          new ClusterId("cloud-7f3a2b"),
          "n-1",
          new TreeMap<>(Map.of("was", "used")));
  private static final Secret SECRET = Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private volatile int status = 204;
  private HttpServer server;

  @BeforeEach
  void aReceiverStarts() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          headers.add(exchange.getRequestHeaders());
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void theReceiverStops() {
    server.stop(0);
  }

  private WebhookSender sender() {
    return new WebhookSender(
        URI.create("http://127.0.0.1:%d/hooks".formatted(server.getAddress().getPort())),
        Optional.of(new Signature(SECRET)),
        Clock.fixed(Instant.ofEpochSecond(1614265330), ZoneOffset.UTC));
  }

  /** The values are those of the Standard Webhooks' libraries. */
  @Test
  void theSignatureIsTheStandards() {
    assertThat(
            new Signature(SECRET)
                .of("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void anEventIsACloudEvent() {
    sender().send(EVENT);
    assertThat(bodies)
        .containsExactly(
            "{\"specversion\":\"1.0\",\"id\":\"state-7-idle\",\"source\":\"/clusters/cloud-7f3a2b\","
                + "\"type\":\"levante.elasticity.idle\",\"subject\":\"n-1\","
                + "\"time\":\"2026-11-24T12:00:00Z\",\"datacontenttype\":\"application/json\","
                + "\"data\":{\"was\":\"used\"}}");
    assertThat(headers.get(0))
        .containsEntry("Content-type", List.of("application/cloudevents+json; charset=utf-8"))
        .containsEntry("Webhook-id", List.of("state-7-idle"))
        .containsEntry("Webhook-timestamp", List.of("1614265330"))
        .containsEntry(
            "Webhook-signature",
            List.of(new Signature(SECRET).of("state-7-idle", "1614265330", bodies.get(0))));
  }

  @Test
  void whatIsNotTakenIsAFailureAndARedirectIsNotFollowed() {
    for (int refusal : List.of(302, 400, 503)) {
      status = refusal;
      assertThatThrownBy(() -> sender().send(EVENT))
          .isInstanceOf(LevanteException.class)
          .hasMessageContaining("answered " + refusal);
    }
    server.stop(0);
    assertThatThrownBy(() -> sender().send(EVENT)).isInstanceOf(LevanteException.class);
  }
}
