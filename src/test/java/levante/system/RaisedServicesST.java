package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedSet;
import levante.kernel.testbed.RealCluster;
import levante.system.infra.Bucket;
import levante.system.infra.KubernetesMirror;
import levante.system.infra.LevanteServer;
import levante.system.infra.RealInfrastructure;
import levante.system.infra.RealInfrastructure.Site;
import levante.system.infra.RealOpenStack;
import levante.system.infra.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A template becomes a cluster on a real OpenStack with an object storage on it, and services run
 * there on what is stored: nobody has set anything up but Levante.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>deploy a machine, a Kubernetes, a storage and the services' agent</td><td>the storage's
 * outputs; it answers to them, encrypted</td></tr>
 * <tr><td>apply a service, put a file</td><td>its result lies in the storage</td></tr>
 * <tr><td>kill -9, another file</td><td>both have their results, each of one job</td></tr>
 * <tr><td>put a file for what the machine has no room for</td><td>Levante adds a worker by itself,
 * which gets the jobs' image from Levante; the result lies in the storage; the worker goes</td></tr>
 * <tr><td>destroy</td><td>the cloud's own lists are as before</td></tr>
 * </table>
 */
@Tag("real")
class RaisedServicesST {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final String TEMPLATE =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      imports: [ levante-profile.yaml ]
      topology_template:
        node_templates:
          front:
            type: levante.nodes.Machine
            capabilities:
              host: { properties: { num_cpus: 1, mem_size: 2 GB } }
              os: { properties: { image: debian-12 } }
              endpoint: { properties: { network_name: PUBLIC } }
          worker:
            type: levante.nodes.Machine
            capabilities:
              host: { properties: { num_cpus: 2, mem_size: 2 GB } }
              os: { properties: { image: debian-12 } }
              scalable: { properties: { min_instances: 0, max_instances: 1, default_instances: 0 } }
          cluster:
            type: levante.nodes.Kubernetes
            properties: { schedulable_control_plane: true, idle_time: 30 s }
            requirements:
              - control_plane: front
              - worker: worker
          storage:
            type: levante.nodes.ObjectStorage
            properties: { size: 100 MB }
            requirements:
              - host: cluster
          services:
            type: levante.nodes.ServicesAgent
            requirements:
              - host: cluster
              - storage: storage
        outputs:
          address: { value: { get_attribute: [ front, public_address ] } }
          credential: { value: { get_attribute: [ front, credential ] } }
          storage: { value: { get_attribute: [ storage, endpoint ] } }
          access_key: { value: { get_attribute: [ storage, access_key ] } }
          secret_key: { value: { get_attribute: [ storage, secret_key ] } }
      """;

  private static final String FDL =
      """
      functions:
        oscar:
          - cluster:
              name: copies
              image: levante/supervisor:0.1.0
              cpu: '0.1'
              memory: 64Mi
              input: [ { storage_provider: minio.default, path: copies/in } ]
              output: [ { storage_provider: minio.default, path: copies/out } ]
              script: |
                #!/bin/sh
                cp "$INPUT_FILE_PATH" "$TMP_OUTPUT_DIR/"
          - cluster:
              name: large
              image: levante/supervisor:0.1.0
              cpu: '1.4'
              memory: 64Mi
              input: [ { storage_provider: minio.default, path: copies/large } ]
              output: [ { storage_provider: minio.default, path: copies/done } ]
              script: |
                #!/bin/sh
                echo large >"$TMP_OUTPUT_DIR/$(basename "$INPUT_FILE_PATH")"
      """;

  private final RealOpenStack cloud = RealOpenStack.signedIn();
  private final SortedSet<String> before = cloud.inventory();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private KubernetesMirror mirror;
  private LevanteServer server;

  @BeforeEach
  void aServerThatMayUseTheCloudAndAMirrorAndHasImages() throws IOException {
    Path images = Files.createDirectory(folder.resolve("images"));
    for (Path image : RealCluster.images(RealCluster.Images.SUPERVISOR_AND_STORE)) {
      Files.copy(image, images.resolve(image.getFileName()));
    }
    mirror = KubernetesMirror.open();
    server =
        LevanteServer.start(
            folder.resolve("data"),
            mirror.settings(
                "levante.cloud.openstack=" + cloud.keystone(),
                "levante.provisioner.period=PT2S",
                "levante.oscar.reconcile-period=PT2S",
                "levante.node-images=" + images,
                "levante.storage.image=" + RealCluster.STORE));
  }

  @AfterEach
  void theServerIsStopped() {
    if (server != null) {
      server.close();
    }
    mirror.close();
  }

  @Test
  void servicesRunOnAClusterThatATemplateHasRaised() throws IOException {
    RealInfrastructure raised =
        RealInfrastructure.of(new Site(cloud, server, folder, LIMIT), TEMPLATE);
    raised.configured(1);
    storageAnswers(raised);
    String id = raised.page().replaceAll(".*/", "");
    Wire.Answer applied =
        cloud.through(server).post("/api/v1/services?infrastructure=" + id, "text/yaml", FDL);
    assertThat(applied.status()).as(applied.body()).isEqualTo(200);
    Bucket bucket = bucket(raised.outputs());
    put(bucket, "in/first.txt");
    done(bucket, "out/", "out/first.txt");
    server.kill();
    server.restart();
    put(bucket, "in/second.txt");
    done(bucket, "out/", "out/first.txt", "out/second.txt");
    bothAreDone();
    put(bucket, "large/third.txt");
    done(bucket, "done/", "done/third.txt");
    assertThat(raised.shown().path("machines")).as("with the one that was added").hasSize(2);
    raised.configured(1);
    raised.destroy(before);
  }

  private static void storageAnswers(RealInfrastructure raised) {
    await("the storage")
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () ->
                assertThat(raised.outputs().path("storage").asText())
                    .as(raised.shown().path("explanations").toString())
                    .startsWith("https://"));
  }

  private void put(Bucket bucket, String key) throws IOException {
    bucket.upload(key, Files.writeString(folder.resolve("file.txt"), key));
  }

  /** A result lies there a moment before its job is said to have ended. */
  private void bothAreDone() {
    await("both jobs")
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () ->
                assertThat(server.jobsOf("copies"))
                    .hasSize(2)
                    .allMatch(job -> job.path("state").asText().equals("succeeded")));
  }

  private static Bucket bucket(JsonNode outputs) {
    return Bucket.unverified(
        URI.create(outputs.path("storage").asText()),
        outputs.path("access_key").asText(),
        outputs.path("secret_key").asText(),
        "copies");
  }

  private static void done(Bucket bucket, String prefix, String... keys) {
    await("results")
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(() -> assertThat(bucket.keys(prefix)).containsExactly(keys));
  }
}
