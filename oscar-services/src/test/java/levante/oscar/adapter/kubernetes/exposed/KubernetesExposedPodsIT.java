package levante.oscar.adapter.kubernetes.exposed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import levante.kernel.testbed.RealCluster;
import levante.oscar.adapter.kubernetes.RealGround;
import levante.oscar.adapter.kubernetes.read.Marks;
import levante.oscar.exposed.ExposedConfig;
import levante.oscar.exposed.ExposedPods;
import levante.oscar.exposed.ExposedPodsContract;
import levante.oscar.exposed.ExposedSamples;
import levante.oscar.exposed.ExposedSpec;
import levante.oscar.exposure.Exposure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Exposed services on a real Kubernetes with a real node; their server is busybox's. */
@Tag("real")
class KubernetesExposedPodsIT extends ExposedPodsContract {
  private static final String SERVER =
      """
      #!/bin/sh
      mkdir -p www/cgi-bin
      cd www
      echo 'GREETING' > hello
      echo '<a href="/hello">x</a>' > page.html
      script() { { echo '#!/bin/sh'; cat; } > "cgi-bin/$1"; chmod +x "cgi-bin/$1"; }
      script echo <<'X'
      printf 'Content-Type: text/plain\\r\\n\\r\\n%s|%s|' "$REQUEST_METHOD" "$QUERY_STRING"
      head -c "$CONTENT_LENGTH"
      X
      script away <<'X'
      printf 'Status: 302 Found\\r\\nLocation: /hello\\r\\nSet-Cookie: a=1; Path=/\\r\\n\\r\\n'
      X
      script env <<'X'
      printf 'Content-Type: text/plain\\r\\n\\r\\n'
      who=root; [ "$(id -u)" = 0 ] || who='not root'
      echo "$PLAIN|$TOKEN|$BOTH|$OSCAR_SERVICE_NAME|$OSCAR_SERVICE_BASE_PATH|$who"
      X
      script slow <<'X'
      printf 'Content-Type: text/plain\\r\\n\\r\\n'
      echo one
      while [ ! -f ../going ]; do sleep 0.2; done
      echo two
      X
      script go <<'X'
      printf 'Content-Type: text/plain\\r\\n\\r\\n'
      : > ../going
      echo gone
      X
      exec httpd -f -p 8080 -h .
      """;

  private static final String NAMESPACE = RealGround.CONFIG.namespace();
  private static RealGround ground;
  private static KubernetesExposedPods pods;

  @BeforeAll
  static void start() {
    ground = new RealGround();
    pods = new KubernetesExposedPods(ground.clusters(), RealGround.CONFIG, ExposedConfig.DEFAULTS);
  }

  @AfterAll
  static void stop() {
    ground.close();
  }

  @Override
  protected ExposedPods pods() {
    return pods;
  }

  @Override
  protected void move() {
    pods.list(CLUSTER);
  }

  @Override
  protected int port() {
    return 8080;
  }

  @Override
  protected String image() {
    return RealCluster.BUSYBOX;
  }

  @Override
  protected String server(String greeting) {
    return SERVER.replace("GREETING", greeting);
  }

  private static List<Pod> podsOf(ExposedSpec spec) {
    return ground
        .clusters()
        .ask(
            CLUSTER,
            client ->
                client
                    .pods()
                    .inNamespace(NAMESPACE)
                    .withLabel(Marks.EXPOSED, spec.name())
                    .list()
                    .getItems());
  }

  private static Optional<HorizontalPodAutoscaler> autoscaler(ExposedSpec spec) {
    return ground
        .clusters()
        .ask(
            CLUSTER,
            client ->
                Optional.ofNullable(
                    client
                        .autoscaling()
                        .v2()
                        .horizontalPodAutoscalers()
                        .inNamespace(NAMESPACE)
                        .withName(spec.name())
                        .get()));
  }

  private static void lose(ExposedSpec spec) {
    ground
        .clusters()
        .ask(
            CLUSTER,
            client ->
                client.apps().deployments().inNamespace(NAMESPACE).withName(spec.name()).delete());
  }

  private ExposedSpec scaled(int least, int most, String healthPath) {
    return spec(
        server("hello"),
        new Exposure(
            new Exposure.Scale(least, most, 60),
            port(),
            Exposure.Access.TOKEN,
            Exposure.Paths.STRIPPED,
            Exposure.Command.SCRIPT,
            healthPath));
  }

  @Test
  void whatGotLostIsSeenAndMadeAgain() throws IOException {
    ExposedSpec spec = held(server("hello"));
    ready(spec);
    lose(spec);
    until(spec, seen -> seen.version().isEmpty());
    pods.hold(CLUSTER, spec);
    ready(spec);
    assertThat(text(spec, "GET", "/hello", Optional.empty())).isEqualTo("hello\n");
  }

  @Test
  void theNumberOfPodsIsTheAutoscalersWhereItMayChange() {
    ExposedSpec growing = scaled(2, 3, "/hello");
    pods.hold(CLUSTER, growing);
    until(growing, seen -> seen.ready() == 2);
    assertThat(autoscaler(growing).orElseThrow().getSpec())
        .satisfies(
            spec -> {
              assertThat(spec.getMinReplicas()).isEqualTo(2);
              assertThat(spec.getMaxReplicas()).isEqualTo(3);
              assertThat(spec.getMetrics().get(0).getResource().getTarget().getAverageUtilization())
                  .isEqualTo(60);
            });
    ExposedSpec fixed = scaled(1, 1, "");
    pods.hold(CLUSTER, fixed);
    until(fixed, seen -> seen.version().equals(fixed.version()) && seen.ready() == 1);
    assertThat(autoscaler(fixed)).isEmpty();
  }

  @Test
  void nothingIsLeftOfOneThatIsTakenAway() {
    ExposedSpec spec = held(server("hello"));
    ready(spec);
    assertThat(podsOf(spec))
        .allSatisfy(
            pod -> {
              assertThat(pod.getSpec().getAutomountServiceAccountToken()).isFalse();
              assertThat(pod.getMetadata().getLabels()).containsEntry("team", "vision");
            });
    pods.remove(CLUSTER, spec.name());
    await().atMost(PATIENCE).until(() -> podsOf(spec).isEmpty() && autoscaler(spec).isEmpty());
    assertThat(pods.list(CLUSTER)).isEmpty();
  }

  @Test
  void anImageThatIsNotThereIsWhatIsInTheWay() {
    ExposedSpec spec =
        ExposedSpec.of(
            ExposedSamples.service(
                "hello", "levante/nowhere:1", server("hello"), ExposedSamples.on(port())));
    pods.hold(CLUSTER, spec);
    until(spec, seen -> seen.obstacle().filter(why -> why.contains("Image")).isPresent());
  }
}
