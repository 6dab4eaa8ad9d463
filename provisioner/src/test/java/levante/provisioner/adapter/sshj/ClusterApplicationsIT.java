package levante.provisioner.adapter.sshj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.MoreExecutors;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.kernel.testbed.InfraScript;
import levante.provisioner.adapter.sshj.shell.ImageCarrier;
import levante.provisioner.adapter.sshj.shell.LocalShell;
import levante.provisioner.application.ApplicationResult;
import levante.provisioner.application.ApplicationResult.Done;
import levante.provisioner.application.ApplicationResult.Failed;
import levante.provisioner.application.ApplicationResult.Underway;
import levante.provisioner.application.ApplicationScripts;
import levante.provisioner.application.DesiredApplication;
import levante.provisioner.application.DesiredApplication.Chart;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.ControlPlaneUse;
import levante.provisioner.configure.Distribution;
import levante.provisioner.install.Recipes;
import levante.provisioner.naming.InfrastructureId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The very scripts, run here instead of on a machine, against a real Kubernetes whose nodes are
 * KWOK's, with a real Helm and a repository of charts.
 */
@Tag("real")
class ClusterApplicationsIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String KUBERNETES = "src/test/infra/kubernetes/";
  private static final InfrastructureId ID =
      new InfrastructureId("7f3a2b1c-0000-4000-8000-000000000000");

  @TempDir private static Path folder;
  private static Path bed;
  private static HttpServer repository;
  private static SshClusterApplications applications;

  @BeforeAll
  static void raise() throws IOException {
    bed = folder.resolve("bed");
    InfraScript.run(
        KUBERNETES + "bed.sh",
        Map.of(),
        List.of("up", bed.toString(), String.valueOf(ProcessHandle.current().pid())));
    InfraScript.run(KUBERNETES + "bed.sh", Map.of(), List.of("nodes", bed.toString(), "node", "1"));
    String mirror = InfraScript.run(KUBERNETES + "helm.sh", Map.of(), List.of());
    Path machine = Files.createDirectories(folder.resolve("machine"));
    Files.writeString(machine.resolve("cluster"), "");
    ApplicationScripts scripts =
        new ApplicationScripts(
            new ApplicationScripts.Helm(mirror, ApplicationScripts.Helm.PUBLIC.version()),
            new ApplicationScripts.Control(
                kubectl(), bed.resolve("admin.kubeconfig").toString(), machine.toString()));
    applications =
        new SshClusterApplications(
            any -> scripts,
            new ClusterTalk(
                new Recipes(Map.of()),
                new MachineKeys(new byte[32]),
                new LocalShell(folder.resolve("shell")),
                ImageCarrier.none(),
                new ClusterTalk.Habits(22, machine.toString())),
            MoreExecutors.newDirectExecutorService(),
            Clock.systemUTC());
    serve(Path.of(mirror));
  }

  /** The bed's own, as its script finds it. */
  private static String kubectl() {
    String home = System.getenv().getOrDefault("HOME", "/root");
    String cache = System.getenv().getOrDefault("LEVANTE_CACHE", home + "/.cache/levante");
    return cache + "/kubernetes/build/bin/kubectl";
  }

  /** A chart in two versions, packed by Helm, as a repository. */
  private static void serve(Path mirror) throws IOException {
    Path root = Files.createDirectories(folder.resolve("charts"));
    repository = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String url = "http://127.0.0.1:" + repository.getAddress().getPort();
    InfraScript.run(
        KUBERNETES + "chart.sh", Map.of(), List.of(mirror.toString(), root.toString(), url));
    repository.createContext(
        "/",
        exchange -> {
          Path file = root.resolve(exchange.getRequestURI().getPath().substring(1));
          byte[] body = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
          exchange.sendResponseHeaders(Files.exists(file) ? 200 : 404, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    repository.start();
  }

  @AfterAll
  static void lower() {
    repository.stop(0);
    InfraScript.run(KUBERNETES + "bed.sh", Map.of(), List.of("down", bed.toString()));
  }

  private static ClusterSite site() {
    ClusterSpec spec =
        new ClusterSpec(
            ID.cluster("edge"),
            ID,
            "edge",
            Distribution.KUBERNETES,
            "latest",
            ControlPlaneUse.SCHEDULABLE,
            Map.of());
    return new ClusterSite(
        spec,
        Optional.of(
            new ClusterSite.Front(
                ID.machine("server", 0), Optional.of("127.0.0.1"), Optional.empty())));
  }

  private static DesiredApplication objects(String name, String namespace, String text) {
    return new DesiredApplication(
        name, "edge", namespace, Optional.empty(), Secret.of(text), Secret.of(""), List.of());
  }

  private static DesiredApplication chart(String name, String version, String values) {
    return new DesiredApplication(
        name,
        "edge",
        "charts",
        Optional.of(
            new Chart(
                name,
                "shop",
                Optional.of("http://127.0.0.1:" + repository.getAddress().getPort()),
                Optional.of(version).filter(one -> !one.isEmpty()))),
        Secret.of(values),
        Secret.of(""),
        List.of());
  }

  /** Looks as the loop does, until the answer is one of that kind. */
  private static <T extends ApplicationResult> T until(
      Class<T> kind, Supplier<ApplicationResult> step, Predicate<T> fits) {
    return await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> Optional.of(step.get()).filter(kind::isInstance).map(kind::cast).filter(fits),
            Optional::isPresent)
        .orElseThrow();
  }

  private static void served(DesiredApplication application) {
    until(Done.class, () -> applications.apply(site(), application), any -> true);
  }

  private static String failed(DesiredApplication application) {
    return until(Failed.class, () -> applications.apply(site(), application), any -> true).reason();
  }

  private static void waits(DesiredApplication application, String why) {
    until(
        Underway.class,
        () -> applications.apply(site(), application),
        one -> one.why().contains(why));
  }

  private static void gone(String name) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              applications.remove(site(), name);
              return kube("-n", "levante-system", "get", "configmaps", "-o", "name")
                  .lines()
                  .noneMatch(("configmap/application-" + name)::equals);
            });
  }

  private static String kube(String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(kubectl(), "--kubeconfig", bed.resolve("admin.kubeconfig").toString()));
    command.addAll(List.of(words));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final String CONFIG =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: %s}
      data: {a: "%s"}
      ---
      """;

  @Test
  void objectsAreAppliedIntoANamespaceThatIsMadeAndPrunedWhenAnEditDropsThem() {
    served(objects("notes", "made", CONFIG.formatted("one", "1") + CONFIG.formatted("two", "2")));
    assertThat(kube("-n", "made", "get", "configmap", "one", "-o", "jsonpath={.metadata.labels}"))
        .contains("\"app.kubernetes.io/managed-by\":\"levante\"")
        .contains("\"levante.dev/application\":\"notes\"");

    DesiredApplication fewer = objects("notes", "made", CONFIG.formatted("one", "changed"));
    served(fewer);
    assertThat(kube("-n", "made", "get", "configmap", "one", "-o", "jsonpath={.data.a}"))
        .isEqualTo("changed");
    assertThat(kube("-n", "made", "get", "configmap", "two")).contains("not found");

    served(objects("notes", "made", CONFIG.formatted("one", "1") + CONFIG.formatted("two", "2")));
    assertThat(kube("-n", "made", "get", "configmap", "two", "-o", "name"))
        .as("what was there before is applied once more")
        .isEqualTo("configmap/two");
    gone("notes");
    assertThat(kube("-n", "made", "get", "configmap", "one")).contains("not found");
    assertThat(kube("get", "namespace", "made", "-o", "name")).isEqualTo("namespace/made");
  }

  @Test
  void whatAnotherApplicationHasTakenOverIsNotTakenAway() {
    served(objects("first", "shared", CONFIG.formatted("one", "1")));
    served(objects("second", "shared", CONFIG.formatted("one", "2")));
    gone("first");
    assertThat(kube("-n", "shared", "get", "configmap", "one", "-o", "jsonpath={.data.a}"))
        .isEqualTo("2");
    gone("second");
  }

  @Test
  void objectsOfTheirOwnNamespaceAndOfTheWholeClusterAreTakenToo() {
    String text =
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: own}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: there, namespace: own}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: levante-test}
        """;
    served(objects("wide", "default", text));
    assertThat(kube("-n", "own", "get", "configmap", "there", "-o", "name"))
        .isEqualTo("configmap/there");
    gone("wide");
    assertThat(kube("get", "clusterrole", "levante-test")).contains("not found");
  }

  @Test
  void whatTheApiServerRefusesIsToldInItsWords() {
    assertThat(failed(objects("broken", "default", "apiVersion: v1\nkind: [\n")))
        .contains("yaml: line");
    assertThat(
            failed(
                objects(
                    "unknown",
                    "default",
                    "{apiVersion: example.org/v1, kind: Nothing, metadata: {name: a}}")))
        .contains("no matches for kind \"Nothing\"");
    gone("broken");
    gone("unknown");
  }

  @Test
  void aWorkloadIsWaitedForAndItsPodSaysWhy() {
    String text =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: large}
        spec:
          replicas: %s
          selector: {matchLabels: {app: large}}
          template:
            metadata: {labels: {app: large}}
            spec:
              containers: [{name: a, image: example.org/a, resources: {requests: {cpu: "%s"}}}]
        """;
    waits(objects("large", "work", text.formatted(1, 500)), "Unschedulable");
    served(objects("large", "work", text.formatted(2, "100m")));
    gone("large");
  }

  @Test
  void aChartIsInstalledUpgradedInPlaceAndUninstalled() {
    served(chart("shop", "0.1.0", "greeting: first"));
    assertThat(greeting()).isEqualTo("first 0.1.0");

    served(chart("shop", "0.1.0", "copies: 2\ngreeting: second"));
    assertThat(greeting()).isEqualTo("second 0.1.0");
    assertThat(kube("-n", "charts", "get", "deployment", "shop", "-o", "jsonpath={.spec.replicas}"))
        .isEqualTo("2");

    served(chart("shop", "", ""));
    assertThat(greeting()).isEqualTo("hello 0.2.0");
    assertThat(revisions()).hasSize(3);

    gone("shop");
    assertThat(kube("-n", "charts", "get", "deployment", "shop")).contains("not found");
    assertThat(revisions()).isEmpty();
  }

  private static String greeting() {
    return kube(
        "-n",
        "charts",
        "get",
        "configmap",
        "shop-greeting",
        "-o",
        "jsonpath={.data.greeting} {.data.version}");
  }

  private static List<String> revisions() {
    return kube("-n", "charts", "get", "secrets", "-l", "owner=helm,name=shop", "-o", "name")
        .lines()
        .toList();
  }

  @Test
  void aChartThatIsRefusedIsToldInHelmsWordsAndInstalledWhenItIsMended() {
    assertThat(failed(chart("bad", "0.1.0", "greeting: ''"))).contains("greeting is needed");
    assertThat(failed(chart("bad", "9.9.9", ""))).contains("9.9.9");
    served(chart("bad", "0.1.0", ""));
    gone("bad");
  }

  @Test
  void aReleaseThatAKilledHelmLeftHalfDoneIsFreed() {
    served(chart("half", "0.1.0", ""));
    kube(
        "-n",
        "charts",
        "label",
        "--overwrite",
        "secret",
        "sh.helm.release.v1.half.v1",
        "status=pending-upgrade");
    served(chart("half", "0.2.0", ""));
    gone("half");
  }

  @Test
  void aChartBecomesObjectsAndMovesToAnotherNamespace() {
    served(chart("moving", "0.1.0", ""));
    served(objects("moving", "elsewhere", CONFIG.formatted("one", "1")));
    assertThat(kube("-n", "charts", "get", "deployment", "moving")).contains("not found");
    assertThat(kube("-n", "elsewhere", "get", "configmap", "one", "-o", "name"))
        .isEqualTo("configmap/one");
    served(chart("moving", "0.1.0", ""));
    assertThat(kube("-n", "elsewhere", "get", "configmap", "one")).contains("not found");
    gone("moving");
  }

  @Test
  void aClusterThatRestsIsNotOneWithoutApplications() {
    ClusterSite rests =
        new ClusterSite(site().spec(), Optional.empty(), List.of(), ClusterSite.Founding.DONE);
    assertThatThrownBy(() -> applications.list(rests)).hasMessageContaining("does not run");
    ClusterSite unmade = new ClusterSite(site().spec(), Optional.empty());
    assertThat(applications.list(unmade)).isEmpty();
  }

  @Test
  void whatStandsIsListed() {
    served(objects("listed", "default", CONFIG.formatted("listed", "1")));
    await()
        .atMost(LIMIT)
        .ignoreException(LevanteException.class)
        .until(() -> applications.list(site()).contains("listed"));
    gone("listed");
    await().atMost(LIMIT).until(() -> !applications.list(site()).contains("listed"));
  }
}
