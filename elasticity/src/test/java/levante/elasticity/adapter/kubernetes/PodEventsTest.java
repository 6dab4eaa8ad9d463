package levante.elasticity.adapter.kubernetes;

import static levante.elasticity.Seen.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import levante.elasticity.decide.Candidate;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingDecision.Hold;
import levante.elasticity.decide.ScalingDecision.ScaleUp;
import levante.elasticity.decide.Unplaceable;
import levante.kernel.ClusterId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PodEventsTest {
  private static final ClusterId ID = new ClusterId("cloud-7f3a2b");

  private final Map<String, String> uids = new TreeMap<>(Map.of("default/job", "u-1"));
  private final List<Event> written = new CopyOnWriteArrayList<>();
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private volatile int status = 201;
  private HttpServer api;
  private KubernetesClient client;
  private PodEvents events;

  @BeforeEach
  void anApiServerListens() throws IOException {
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          paths.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
          written.add(
              Serialization.unmarshal(new String(body, StandardCharsets.UTF_8), Event.class));
          byte[] answer = status == 201 ? body : "{}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    api.start();
    client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder(Config.empty())
                    .withMasterUrl("http://127.0.0.1:%d/".formatted(api.getAddress().getPort()))
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .withHttpClientFactory(new JdkHttpClientFactory())
            .build();
    events = events(Runnable::run);
  }

  @AfterEach
  void itListensNoMore() {
    client.close();
    api.stop(0);
  }

  private PodEvents events(Executor aside) {
    PodDirectory directory =
        new PodDirectory() {
          @Override
          public Optional<String> uidOf(ClusterId cluster, String fullName) {
            return Optional.ofNullable(uids.get(fullName));
          }

          @Override
          public KubernetesClient client(ClusterId cluster) {
            return client;
          }
        };
    return new PodEvents(directory, aside, Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private static ScalingDecision ordered(String... pods) {
    return new ScaleUp(
        "cloud", 2, 5, List.of(), "pods wait", List.of(pods), 0, List.of(), BigDecimal.ONE);
  }

  private static ScalingDecision impossible(String pod) {
    return new Hold(
        "it can never run here",
        List.of(
            new Unplaceable(
                pod,
                List.of(
                    new Candidate(
                        "cloud",
                        BigDecimal.ONE,
                        Candidate.Verdict.REJECTED,
                        "cpu: 64 wanted, 4 there")))));
  }

  @Test
  void aPodThatANodeIsOrderedForIsToldOnce() {
    events.decided(ID, ordered("default/job"), List.of());
    events.decided(ID, ordered("default/job"), List.of());
    assertThat(paths).containsExactly("POST /api/v1/namespaces/default/events");
    Event event = written.get(0);
    assertThat(event.getReason()).isEqualTo("TriggeredScaleUp");
    assertThat(event.getMessage())
        .isEqualTo("pod triggered scale-up: 2 more of pool cloud, which has 5 then");
    assertThat(event.getInvolvedObject().getUid()).isEqualTo("u-1");
    assertThat(event.getInvolvedObject().getName()).isEqualTo("job");
    assertThat(event.getLastTimestamp()).isEqualTo("2026-11-24T12:00:00Z");
  }

  @Test
  void aPodThatNoPoolCanHoldIsToldWhy() {
    events.decided(ID, impossible("default/job"), List.of());
    assertThat(written).extracting(Event::getReason).containsExactly("NotTriggerScaleUp");
    assertThat(written.get(0).getMessage())
        .isEqualTo("pod didn't trigger scale-up: cloud (cpu: 64 wanted, 4 there)");
  }

  @Test
  void anotherPodOfTheSameNameIsAnother() {
    events.decided(ID, ordered("default/job"), List.of());
    uids.put("default/job", "u-2");
    events.decided(ID, ordered("default/job"), List.of());
    assertThat(written)
        .extracting(one -> one.getInvolvedObject().getUid())
        .containsExactly("u-1", "u-2");
    assertThat(written).extracting(one -> one.getMetadata().getName()).doesNotHaveDuplicates();
  }

  @Test
  void afterARestartTheSameIsWrittenByTheSameNameAndThatItIsThereIsNoTrouble() {
    events.decided(ID, ordered("default/job"), List.of());
    status = 409;
    PodEvents restarted = events(Runnable::run);
    restarted.decided(ID, ordered("default/job"), List.of());
    restarted.decided(ID, ordered("default/job"), List.of());
    assertThat(written).hasSize(2);
    assertThat(written.get(1).getMetadata().getName())
        .isEqualTo(written.get(0).getMetadata().getName());
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 500, 503})
  void whatTheClusterRefusesNeitherThrowsNorCountsAsTold(int refused) {
    status = refused;
    events.decided(ID, ordered("default/job"), List.of());
    status = 201;
    events.decided(ID, ordered("default/job"), List.of());
    events.decided(ID, ordered("default/job"), List.of());
    assertThat(written).hasSize(2);
  }

  @Test
  void whatIsNoPodOfKubernetesIsNotTold() {
    events.decided(ID, ordered("alice/12", "default/not-made-yet"), List.of());
    assertThat(paths).isEmpty();
  }

  @Test
  void whatIsTooMuchIsLeftUntoldAndTheLoopNeitherWaitsNorFails() {
    List<Runnable> queue = new ArrayList<>();
    PodEvents busy =
        events(
            work -> {
              if (queue.size() == 1) {
                throw new RejectedExecutionException("full");
              }
              queue.add(work);
            });
    uids.put("default/other", "u-2");
    busy.decided(ID, ordered("default/job", "default/other"), List.of());
    assertThat(queue).hasSize(1);
    assertThat(paths).isEmpty();
    queue.remove(0).run();
    assertThat(paths).hasSize(1);
    busy.decided(ID, ordered("default/other"), List.of());
    assertThat(queue).hasSize(1);
  }
}
