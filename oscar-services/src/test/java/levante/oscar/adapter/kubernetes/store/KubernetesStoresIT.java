package levante.oscar.adapter.kubernetes.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.kernel.testbed.RealCluster;
import levante.oscar.adapter.kubernetes.JobClusters;
import levante.oscar.adapter.kubernetes.KubernetesJobConfig;
import levante.oscar.adapter.minio.MinioBucketNotifications;
import levante.oscar.adapter.minio.MinioConfig;
import levante.oscar.adapter.minio.MinioObjectStorages;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StorageAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Storages on a real Kubernetes with a real node, in which MinIO really runs. */
@Tag("real")
class KubernetesStoresIT {
  private static final ClusterId CLUSTER = new ClusterId("edge-7f3a2b");
  private static final String NAME = "storage-7f3a2b";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir(cleanup = CleanupMode.NEVER)
  private static Path disk;

  private static RealCluster cluster;
  private static MinioObjectStorages storages;
  private static JobClusters clusters;
  private static StoreSite site;

  @BeforeAll
  static void start() throws IOException {
    cluster = RealCluster.start(RealCluster.Images.SUPERVISOR_AND_STORE);
    cluster.join(1);
    storages = new MinioObjectStorages(MinioConfig.DEFAULTS);
    Secret kubeconfig = Secret.of(Files.readString(cluster.kubeconfig()));
    clusters =
        new JobClusters(
            id -> Optional.of(kubeconfig), KubernetesJobConfig.DEFAULTS, Clock.systemUTC());
    site =
        new StoreSite(
            "node1", cluster.asked("get node node1 -o jsonpath={.status.addresses[0].address}"));
  }

  @AfterAll
  static void stop() {
    clusters.close();
    storages.close();
    cluster.close();
  }

  private static KubernetesStores stores(String image) {
    return new KubernetesStores(
        clusters,
        storages,
        new StoreConfig(image, "levante-storage", 9000, disk.toString()),
        Clock.systemUTC());
  }

  private static StorageAccess answering(KubernetesStores stores, Optional<StoreHook> hook) {
    return await("the storage")
        .atMost(LIMIT)
        .until(
            () ->
                stores
                    .ensure(CLUSTER, NAME, site, hook)
                    .match(answers -> Optional.of(answers.access()), why -> Optional.empty()),
            Optional::isPresent)
        .map(StorageAccess.class::cast)
        .orElseThrow();
  }

  private static void delete(KubernetesStores stores) {
    await("the end of the storage")
        .atMost(LIMIT)
        .until(
            () -> {
              stores.delete(CLUSTER, NAME);
              return stores.list(CLUSTER).isEmpty();
            });
  }

  private static void put(ObjectStorage storage, String key, String text) throws IOException {
    Path file = Files.writeString(disk.resolve("upload"), text);
    storage.upload("bucket", key, file, "text/plain", java.util.Map.of());
  }

  private static String read(ObjectStorage storage, String key) throws IOException {
    try (InputStream in = storage.open("bucket", key)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void whatIsStoredOutlivesItsPodAndGoesWithTheStorage() throws IOException {
    KubernetesStores stores = stores(RealCluster.STORE);
    assertThat(stores.list(CLUSTER)).isEmpty();
    StorageAccess access = answering(stores, Optional.empty());
    assertThat(access.endpoint()).isEqualTo(URI.create("https://" + site.address() + ":9000"));
    assertThat(stores.list(CLUSTER)).containsExactly(NAME);
    ObjectStorage storage = storages.open(access);
    storage.ensureBucket("bucket");
    put(storage, "in/a.txt", "kept");
    cluster.asked("delete pod -n levante-storage -l levante/storage --grace-period=1");
    assertThat(answering(stores, Optional.empty())).isEqualTo(access);
    assertThat(read(storage, "in/a.txt")).isEqualTo("kept");
    delete(stores);
    assertThat(disk.resolve(NAME)).doesNotExist();
    assertThat(cluster.asked("get secrets,deployments,jobs,pods -n levante-storage -o name"))
        .doesNotContain(NAME);
    stores.delete(CLUSTER, NAME);
  }

  private static HttpServer receiver(Queue<String> told) throws IOException {
    HttpServer receiver = HttpServer.create(new InetSocketAddress(RealCluster.HERE, 0), 0);
    receiver.createContext(
        "/",
        call -> {
          told.add(
              call.getRequestHeaders().getFirst("Authorization")
                  + new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          call.sendResponseHeaders(200, -1);
          call.close();
        });
    receiver.start();
    return receiver;
  }

  @Test
  void newObjectsAreToldOfAtTheHook() throws IOException {
    Queue<String> told = new ConcurrentLinkedQueue<>();
    HttpServer receiver = receiver(told);
    KubernetesStores stores = stores(RealCluster.STORE);
    StoreHook hook =
        new StoreHook(
            URI.create(
                "http://%s:%d/hooks/x"
                    .formatted(RealCluster.HERE, receiver.getAddress().getPort())),
            Secret.of("hook-token"));
    StorageAccess access = answering(stores, Optional.of(hook));
    ObjectStorage storage = storages.open(access);
    storage.ensureBucket("bucket");
    new MinioBucketNotifications(storages, StoreHook.ARN).replace(access, "bucket", List.of("in/"));
    put(storage, "in/b.txt", "new");
    await("the event")
        .atMost(LIMIT)
        .until(
            () ->
                told.stream()
                    .anyMatch(
                        one -> one.startsWith("Bearer hook-token") && one.contains("in%2Fb.txt")));
    receiver.stop(0);
    delete(stores);
  }

  /** No packet for that address would ever arrive anywhere else: it is for documentation. */
  @Test
  void podsReachItByAnAddressThatIsNotTheNodesOwn() {
    KubernetesStores stores = stores(RealCluster.STORE);
    StoreSite elsewhere = new StoreSite(site.node(), "203.0.113.9");
    await("a pod's answer")
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(2))
        .until(
            () -> {
              stores.ensure(CLUSTER, NAME, elsewhere, Optional.empty());
              return cluster.asked(
                  "run caller --rm -i --restart=Never --image=busybox:1 --image-pull-policy=Never"
                      + " -- sh -c (nc${IFS}-w${IFS}2${IFS}203.0.113.9${IFS}9000</dev/null&&echo${IFS}reached)||true");
            },
            said -> said.contains("reached"));
    delete(stores);
    assertThat(cluster.asked("get services -n levante-storage -o name")).doesNotContain(NAME);
  }

  @Test
  void whyItDoesNotServeIsSaid() {
    KubernetesStores stores = stores("nowhere.invalid/minio:1");
    await("the reason")
        .atMost(LIMIT)
        .until(
            () ->
                stores
                    .ensure(CLUSTER, NAME, site, Optional.empty())
                    .match(answers -> "answers", pending -> pending.why()),
            why -> why.contains("nowhere.invalid"));
    cluster.asked("delete secret,deployment -n levante-storage -l levante/storage");
    await("the end of its pod")
        .atMost(LIMIT)
        .until(() -> !cluster.asked("get pods -n levante-storage -o name").contains(NAME));
  }

  @Test
  void aClusterThatDoesNotAnswerIsNotEmpty() {
    KubernetesStores stores = stores(RealCluster.STORE);
    cluster.stopApi();
    try {
      assertThatThrownBy(() -> stores.list(CLUSTER))
          .isInstanceOfSatisfying(
              LevanteException.class,
              silence -> assertThat(silence.code()).isEqualTo(ErrorCode.CLUSTER_UNREACHABLE));
    } finally {
      cluster.startApi();
    }
  }
}
