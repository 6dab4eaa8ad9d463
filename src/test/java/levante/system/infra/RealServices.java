package levante.system.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import levante.kernel.testbed.RealCluster;
import levante.kernel.testbed.RealStore;

/**
 * A running Levante that has adopted a real Kubernetes of two nodes as two clusters, {@code edge}
 * and {@code cloud}, each with a real MinIO whose webhook posts to it.
 */
public final class RealServices implements AutoCloseable {
  private static final String ANSWERS =
      """
      functions:
        oscar:
        - edge:
            name: %1$s
            image: busybox:1
            cpu: '0.5'
            memory: 32Mi
            synchronous: {min_scale: %2$d, max_scale: %3$d}
            script: |
              #!/bin/sh
              cp "$INPUT_FILE_PATH" "$TMP_OUTPUT_DIR/"
      """;

  private final RealCluster cluster;
  private final RealStore edgeStore;
  private final RealStore cloudStore;
  private final LevanteServer server;
  private final JsonNode edgeHook;

  /** All of it starts; the server keeps its data in a folder of this one. */
  public RealServices(Path folder, RealCluster.Images images) throws IOException {
    this(folder, images, RealStore.Queue.KEPT);
  }

  /** The same, with storages that keep events until they are taken, or do not. */
  public RealServices(Path folder, RealCluster.Images images, RealStore.Queue queue)
      throws IOException {
    cluster = RealCluster.start(images);
    cluster.join(1);
    cluster.join(2);
    edgeStore = RealStore.start(RealCluster.HERE);
    cloudStore = RealStore.start(RealCluster.HERE);
    server = LevanteServer.start(folder.resolve("data"), "levante.oscar.reconcile-period=PT5S");
    edgeHook = taken("edge", edgeStore);
    tellsOf(edgeStore, edgeHook, queue);
    tellsOf(cloudStore, taken("cloud", cloudStore), queue);
  }

  /** Adopts the cluster under that name and gives it that storage; what its hook is. */
  private JsonNode taken(String name, RealStore store) throws IOException {
    Wire.Answer adopted =
        server
            .admin()
            .post(
                "/api/v1/adopted?name=" + name,
                "text/yaml",
                Files.readString(cluster.kubeconfig()));
    assertThat(adopted.status()).as(adopted.body()).isEqualTo(201);
    String given =
        "{\"endpoint\":\"%s\",\"access_key\":\"%s\",\"secret_key\":\"%s\",\"target\":\"%s\"}"
            .formatted(store.endpoint(), RealStore.ACCESS_KEY, RealStore.SECRET_KEY, RealStore.ARN);
    String id = adopted.json().path("id").asText();
    Wire.Answer attached = server.admin().put("/api/v1/storages/" + id, "application/json", given);
    assertThat(attached.status()).as(attached.body()).isEqualTo(200);
    assertThat(attached.body()).doesNotContain(RealStore.SECRET_KEY);
    return attached.json().path("hook");
  }

  private static void tellsOf(RealStore store, JsonNode hook, RealStore.Queue queue) {
    store.tells(URI.create(hook.path("url").asText()), hook.path("token").asText(), queue);
  }

  /** The cluster, under both of its names. */
  public RealCluster cluster() {
    return cluster;
  }

  /** The storage of the edge. */
  public RealStore edgeStore() {
    return edgeStore;
  }

  /** The server. */
  public LevanteServer server() {
    return server;
  }

  /** Posts an event as the edge's storage does. */
  public void tell(String event) {
    URI url = URI.create(edgeHook.path("url").asText());
    Wire storage = new Wire(url, "Bearer " + edgeHook.path("token").asText());
    Wire.Answer answer = storage.post(url.getRawPath(), "application/json", event);
    assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
  }

  /** Applies an FDL. */
  public void apply(String fdl) {
    Wire.Answer applied =
        server.admin().post("/api/v1/services?infrastructure=adopted", "text/yaml", fdl);
    assertThat(applied.status()).as(applied.body()).isEqualTo(200);
  }

  /**
   * Applies a service on the edge that copies each file, and gives its bucket: from {@code in/} to
   * {@code out/}.
   *
   * @param batch how many files share a pod, each of which waits so long for others at most
   */
  public Bucket copies(String name, int batch, String maxWait) {
    apply(SmallFiles.fdl(name, batch, maxWait));
    return edge(name);
  }

  /**
   * Applies a service on the edge that answers each call with its body, in pods that are kept for
   * it, and gives the path of its calls.
   */
  public String answers(String name, int leastPods, int mostPods) {
    apply(ANSWERS.formatted(name, leastPods, mostPods));
    return calls(name);
  }

  /** The path of a service's calls. */
  public String calls(String service) {
    return "/oscar/%s/run/%s".formatted(edgeId(), service);
  }

  /** The id of the edge. */
  public String edgeId() {
    return server.admin().get("/api/v1/adopted").json().findValuesAsText("id").stream()
        .filter(one -> one.startsWith("edge-"))
        .findFirst()
        .orElseThrow();
  }

  /** A bucket of the edge's storage. */
  public Bucket edge(String bucket) {
    return bucket(edgeStore, bucket);
  }

  /** A bucket of the cloud's storage. */
  public Bucket cloud(String bucket) {
    return bucket(cloudStore, bucket);
  }

  private static Bucket bucket(RealStore store, String name) {
    return new Bucket(store.endpoint(), RealStore.ACCESS_KEY, RealStore.SECRET_KEY, name);
  }

  /** All jobs of a service. */
  public List<JsonNode> jobsOf(String service) {
    return server.jobsOf(service);
  }

  @Override
  public void close() {
    server.close();
    edgeStore.close();
    cloudStore.close();
    cluster.close();
  }
}
